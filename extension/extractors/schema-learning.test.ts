// Courses, events and recordings as pages describe them with schema.org words, in each notation.
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { extractPage } from './index.ts';

const extract = (html: string, url = 'https://college.example/learn/hand', today = '2026-06-01') =>
  extractPage(parseHTML(`<!doctype html><html lang="en"><body>${html}</body></html>`).document, url, today);
const ld = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

describe('a course in JSON-LD', () => {
  it('takes the heading where the course has no name of its own', () => {
    const { kind, metadata } = extract(
      `<h1>Splinting the hand</h1>${ld({ '@type': 'Course', courseCode: 'H-1', provider: 'Example College' })}`,
    );
    expect(kind).toBe('course');
    expect(metadata).toMatchObject({ title: 'Splinting the hand', provider: 'Example College' });
  });

  it('prefers the course without a name over the web page around it', () => {
    const { kind, metadata } = extract(
      `<title>Splinting the hand</title><h1>Splinting the hand</h1>${ld({
        '@graph': [
          { '@type': 'WebPage', name: 'Splinting the hand' },
          { '@type': 'Course', timeRequired: 'PT4H' },
        ],
      })}`,
    );
    expect({ kind, workload: metadata.workload }).toEqual({ kind: 'course', workload: 'PT4H' });
  });

  it.each([
    ['a name', 'Example College'],
    ['a body', { '@type': 'CollegeOrUniversity', name: 'Example College' }],
    ['several, the first one', [{ '@type': 'Organization', name: 'Example College' }, { name: 'Another' }]],
    ['a name in a language', { '@type': 'Organization', name: { '@value': 'Example College', '@language': 'en' } }],
  ])('reads a provider that is %s', (_, provider) => {
    const page = `<h1>Splinting</h1>${ld({ '@type': 'Course', name: 'Splinting', provider })}`;
    expect(extract(page).metadata.provider).toBe('Example College');
  });

  it('follows a provider and a tutor that stand elsewhere, also from inside a run of the course', () => {
    const { metadata } = extract(
      `<h1>Splinting</h1>${ld({
        '@graph': [
          {
            '@type': 'WebSite',
            name: 'Learn',
            publisher: { '@type': 'Organization', '@id': '#org', name: 'Example College' },
          },
          {
            '@type': 'Course',
            name: 'Splinting',
            provider: { '@id': '#org' },
            hasCourseInstance: { '@type': 'CourseInstance', instructor: { '@id': '#p', '@type': 'Person' } },
          },
          { '@type': 'Person', '@id': '#p', name: 'Bethan Pryce' },
        ],
      })}`,
    );
    expect(metadata).toMatchObject({ provider: 'Example College', authors: ['Bethan Pryce'] });
  });

  it('takes who offers it where nobody is called provider, and a body as author for the provider', () => {
    const offered = ld({ '@type': 'Course', name: 'Splinting', offers: { offeredBy: { name: 'Example College' } } });
    expect(extract(`<h1>Splinting</h1>${offered}`).metadata.provider).toBe('Example College');
    const written = ld({ '@type': 'Course', name: 'Splinting', author: { '@type': 'Organization', name: 'OT Press' } });
    expect(extract(`<h1>Splinting</h1>${written}`).metadata).toMatchObject({ provider: 'OT Press', authors: [] });
  });

  const runs = {
    '@type': 'Course',
    name: 'Splinting',
    url: 'https://college.example/learn/hand',
    hasCourseInstance: [
      { '@type': 'CourseInstance', startDate: '2026-01-12', courseWorkload: 'PT5H' },
      { '@type': 'CourseInstance', startDate: '2026-11-02', courseWorkload: 'PT7H' },
      { '@type': 'CourseInstance', startDate: '2026-09-07', endDate: '2026-10-05', courseWorkload: 'PT6H' },
      {
        '@type': 'CourseInstance',
        url: 'https://college.example/learn/hand/run-9',
        startDate: '2027-01-11',
        courseWorkload: 'PT8H',
      },
    ],
  };

  it('takes of several runs the next to come', () => {
    expect(extract(`<h1>Splinting</h1>${ld(runs)}`).metadata).toMatchObject({
      startsAt: '2026-09-07',
      endsAt: '2026-10-05',
      workload: 'PT6H',
    });
  });

  it('takes the run that the address names', () => {
    const { metadata } = extract(`<h1>Splinting</h1>${ld(runs)}`, 'https://college.example/learn/hand/run-9');
    expect(metadata).toMatchObject({ startsAt: '2027-01-11', workload: 'PT8H' });
  });

  it('takes the first run where all are over', () => {
    const { metadata } = extract(`<h1>Splinting</h1>${ld(runs)}`, undefined, '2030-01-01');
    expect(metadata.startsAt).toBe('2026-01-12');
  });

  it('reads the level, the credits and the work out of a timetable', () => {
    const { metadata } = extract(
      `<h1>Splinting</h1>${ld({
        '@type': 'Course',
        name: 'Splinting',
        educationalLevel: { '@type': 'DefinedTerm', name: 'Intermediate' },
        numberOfCredits: { '@type': 'StructuredValue', value: 2 },
        hasCourseInstance: {
          '@type': 'CourseInstance',
          courseSchedule: {
            '@type': 'Schedule',
            duration: 'PT3H',
            repeatFrequency: 'Weekly',
            repeatCount: 4,
            startDate: '2026-09-07',
          },
        },
      })}`,
    );
    expect(metadata).toMatchObject({
      level: 'Intermediate',
      points: '2 credits',
      workload: 'PT3H weekly, 4 times',
      startsAt: '2026-09-07',
    });
  });
});

describe('a course in the mark-up', () => {
  it('reads a provider that RDFa points at', () => {
    const { metadata } =
      extract(`<div vocab="https://schema.org/"><div typeof="Course"><h1 property="name">Splinting</h1>
      <span property="provider" resource="#org"></span></div>
      <p resource="#org" typeof="Organization"><b property="name">Example College</b></p></div>`);
    expect(metadata.provider).toBe('Example College');
  });

  it('reads a run whose relation stands on a box around it', () => {
    const { metadata } = extract(`<div vocab="https://schema.org/" typeof="Course"><h1 property="name">Splinting</h1>
      <section rel="hasCourseInstance"><div typeof="CourseInstance"><meta property="courseWorkload" content="PT6H">
      <span property="startDate" content="2026-09-07">7 September</span></div></section></div>`);
    expect(metadata).toMatchObject({ workload: 'PT6H', startsAt: '2026-09-07' });
  });

  it('reads microdata that lies outside of its thing', () => {
    const { metadata } =
      extract(`<div itemscope itemtype="https://schema.org/Course" itemref="who work"><h1 itemprop="name">Splinting</h1></div>
      <p id="who">By <a itemprop="provider" href="https://college.example/">Example College</a></p>
      <p id="work"><meta itemprop="timeRequired" content="PT2H30M">Two and a half hours</p>`);
    expect(metadata).toMatchObject({ provider: 'Example College', workload: 'PT2H30M' });
  });
});

describe('events and recordings', () => {
  it('takes an event with its end, its series and who holds it', () => {
    const { kind, metadata } = extract(
      `<h1>Fatigue in the first year</h1>${ld({
        '@type': 'BusinessEvent',
        name: 'Fatigue in the first year',
        startDate: '2026-10-14T12:30:00+01:00',
        endDate: '2026-10-14T13:45:00+01:00',
        superEvent: { '@type': 'EventSeries', name: 'Lunchtime learning', organizer: { name: 'Example Network' } },
        performer: [{ '@type': 'Person', name: 'Amara Okonkwo-Reyes' }],
        location: { '@type': 'VirtualLocation', url: 'https://webinar.example/join' },
      })}`,
    );
    expect(kind).toBe('webinar');
    expect(metadata).toMatchObject({
      provider: 'Example Network',
      container: 'Lunchtime learning',
      endsAt: '2026-10-14T13:45:00+01:00',
      durationSeconds: 4_500,
      authors: ['Amara Okonkwo-Reyes'],
    });
  });

  it('takes a broadcast from the recording that was made of it, and the channel for its provider', () => {
    const { kind, metadata } = extract(
      `<h1>Rest before you are tired</h1>${ld({
        '@type': 'VideoObject',
        name: 'Rest before you are tired',
        duration: 'PT58M12S',
        uploadDate: '2026-05-02T08:00:00Z',
        author: { '@type': 'Organization', name: 'Example Network' },
        publication: { '@type': 'BroadcastEvent', isLiveBroadcast: true, startDate: '2026-05-01T12:00:00+01:00' },
      })}`,
    );
    expect(kind).toBe('webinar');
    expect(metadata).toMatchObject({
      durationSeconds: 3_492,
      startsAt: '2026-05-01T12:00:00+01:00',
      publishedOn: '2026-05-02T08:00:00Z',
      provider: 'Example Network',
      authors: [],
    });
  });

  it('takes an episode with its programme and length', () => {
    const { kind, metadata } = extract(
      `<h1>Shoulders</h1>${ld({
        '@type': 'PodcastEpisode',
        name: 'Shoulders',
        timeRequired: 'PT37M',
        partOfSeries: {
          '@type': 'PodcastSeries',
          name: 'Hands on',
          author: { '@type': 'Organization', name: 'OT Radio' },
        },
        author: { '@type': 'Person', name: 'Jo Fenn' },
      })}`,
    );
    expect(kind).toBe('podcast');
    expect(metadata).toMatchObject({
      container: 'Hands on',
      provider: 'OT Radio',
      authors: ['Jo Fenn'],
      durationSeconds: 2_220,
    });
  });

  it.each([
    ['PresentationDigitalDocument', 'slides'],
    ['SocialMediaPosting', 'post'],
    ['BlogPosting', 'article'],
    ['JobPosting', 'page'],
    ['EducationalOccupationalCredential', 'certificate'],
    ['LearningResource', 'course'],
  ])('knows a %s for what it is', (type, kind) => {
    expect(extract(`<h1>Pacing</h1>${ld({ '@type': type, name: 'Pacing' })}`).kind).toBe(kind);
  });

  it('takes no platform and no button for a speaker', () => {
    const page = ld({ '@type': 'VideoObject', name: 'Pacing', author: [{ name: 'Vimeo' }, 'Sign in', 'Jo Fenn'] });
    expect(extract(`<h1>Pacing</h1>${page}`).metadata.authors).toEqual(['Jo Fenn']);
  });

  it('leaves an article that teaches an article', () => {
    const page = ld({ '@type': ['Article', 'LearningResource'], headline: 'Pacing', author: { name: 'Jo Fenn' } });
    expect(extract(`<h1>Pacing</h1>${page}`).kind).toBe('article');
  });

  it('takes the first of several events, and one at another address, where the page shows no title at all', () => {
    const two = ld([
      { '@type': 'Event', name: 'Sight and light', startDate: '2026-10-14', url: 'https://college.example/elsewhere' },
      { '@type': 'Event', name: 'Sound and silence', startDate: '2026-10-15', url: 'https://college.example/other' },
    ]);
    expect(extract(two).metadata).toMatchObject({ title: 'Sight and light', startsAt: '2026-10-14' });
  });
});
