// Whole invented pages, built like those of the sites: what comes out is what a careful person would have typed.
import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { CaptureKind, PageMetadata } from '../../../shared/model/capture.ts';
import { extractPage } from '../index.ts';
import { SITES } from './index.ts';

const PAGES = new URL('../../../tests/fixtures/pages/learning/', import.meta.url);

interface Expected {
  kind: CaptureKind;
  metadata: Partial<PageMetadata>;
}

function extract(file: string, url: string) {
  const { document } = parseHTML(readFileSync(new URL(file, PAGES), 'utf8'));
  return extractPage(document as unknown as Document, url, '2026-09-05');
}

const PAGES_READ: [string, string, string, Expected][] = [
  [
    'a recording on Zoom',
    'zoom-recording.html',
    'https://example-nhs.zoom.us/rec/play/abcDEF',
    {
      kind: 'webinar',
      metadata: {
        title: 'Pacing after long illness: an evening for therapists',
        authors: [],
        startsAt: '2026-10-14T18:30',
        siteName: 'Zoom',
        // Zoom is the room and not who gives the talk
        provider: '',
        description: '',
      },
    },
  ],
  [
    'a registration on Zoom',
    'zoom-register.html',
    'https://example-nhs.zoom.us/webinar/register/WN_abc',
    {
      kind: 'webinar',
      metadata: {
        title: 'Hand splints that people wear',
        authors: ['Amara Okonkwo-Reyes', 'Tomos Ellis'],
        startsAt: '2026-10-14T12:30',
        endsAt: '2026-10-14T13:45',
        durationSeconds: 4_500,
        points: '1 CPD point',
      },
    },
  ],
  [
    "a SCORM package in Moodle's player, the course closed in a frame",
    'moodle-scorm-player.html',
    'https://academy.example/mod/scorm/player.php?a=310&currentorg=x&scoid=9',
    {
      kind: 'course',
      metadata: {
        title: 'Moving and handling, level 2',
        container: 'Statutory and mandatory training 2026',
        provider: 'Example Trust Academy',
        progress: '',
        authors: [],
        publishedOn: '',
      },
    },
  ],
  [
    'a Moodle course with its progress',
    'moodle-course-done.html',
    'https://academy.example/course/view.php?id=7',
    {
      kind: 'course',
      metadata: {
        title: 'Falls at home',
        provider: 'Example Trust Academy',
        progress: '80 %',
        workload: 'about 3 hours',
        authors: [],
      },
    },
  ],
  [
    'a unit of OpenLearn',
    'openlearn-unit.html',
    'https://www.open.edu/openlearn/health/understanding-tiredness/mod/oucontent/view.php?id=70001&section=2.1',
    {
      kind: 'course',
      metadata: {
        title: 'Understanding tiredness',
        provider: 'The Open University',
        siteName: 'OpenLearn',
        workload: '8 hours study',
        level: 'Level 1: Introductory',
        authors: [],
      },
    },
  ],
  [
    'a course on FutureLearn',
    'futurelearn-course.html',
    'https://www.futurelearn.com/courses/living-well-with-tremor',
    {
      kind: 'course',
      metadata: {
        title: 'Living Well with Tremor',
        provider: 'University of Exampleshire',
        workload: '3 weeks, 4 hours a week',
        siteName: 'FutureLearn',
        authors: [],
      },
    },
  ],
  [
    'a step on FutureLearn',
    'futurelearn-step.html',
    'https://www.futurelearn.com/courses/living-well-with-tremor/4/steps/2002',
    {
      kind: 'course',
      metadata: {
        title: 'Holding a cup',
        container: 'Living Well with Tremor',
        siteName: 'FutureLearn',
        authors: [],
        publishedOn: '',
      },
    },
  ],
  [
    'a resource of the NHS Learning Hub',
    'learning-hub-resource.html',
    'https://learninghub.nhs.uk/Resource/4711/Item',
    {
      kind: 'course',
      metadata: {
        title: 'Seating and posture in the first week',
        authors: ['Rhiannon Vale', 'Example Seating Service'],
        provider: 'Example Skills Academy',
        container: 'Example Rehabilitation Library',
        publishedOn: '2025-10-14',
        siteName: 'NHS Learning Hub',
      },
    },
  ],
  [
    'a certificate of the NHS Learning Hub',
    'learning-hub-certificate.html',
    'https://learninghub.nhs.uk/mylearning/certificate/4711',
    {
      kind: 'certificate',
      metadata: {
        title: 'Seating and posture in the first week',
        awardedTo: 'Kit Moran',
        completedOn: '2026-10-14',
        durationSeconds: 4_325,
        progress: 'Passed, score 85 %',
        provider: 'NHS Learning Hub',
        authors: [],
        publishedOn: '',
      },
    },
  ],
  [
    'a video on YouTube',
    'youtube.html',
    'https://www.youtube.com/watch?v=bbbbbbbbbbb&t=30s',
    {
      kind: 'webinar',
      metadata: {
        title: 'Rest before you are tired',
        provider: 'Example Therapy Network',
        authors: [],
        publishedOn: '2026-05-02',
        durationSeconds: 3_492,
        siteName: 'YouTube',
        description: 'A talk on pacing.',
      },
    },
  ],
  [
    'a video on YouTube whose head still tells of the one before',
    'youtube-stale.html',
    'https://www.youtube.com/watch?v=bbbbbbbbbbb',
    {
      kind: 'webinar',
      metadata: {
        title: 'Rest before you are tired',
        provider: 'Example Therapy Network',
        authors: [],
        publishedOn: '',
        durationSeconds: null,
        description: '',
        siteName: 'YouTube',
      },
    },
  ],
  [
    'a video on Vimeo',
    'vimeo.html',
    'https://vimeo.com/900000001',
    {
      kind: 'webinar',
      metadata: {
        title: 'Sitting up, day one',
        durationSeconds: 750,
        publishedOn: '2026-02-03T10:00:00-05:00',
        siteName: 'Vimeo',
        provider: 'Example Seating Service',
        authors: [],
      },
    },
  ],
  [
    'an event on a site that sells tickets',
    'ticket-event.html',
    'https://tickets.example/e/study-day-vision-1234',
    {
      kind: 'webinar',
      metadata: {
        title: 'Study day: vision and daily life',
        authors: ['Ida Marsh', 'Jo Fenn'],
        provider: 'Example Low Vision Group',
        startsAt: '2026-11-06T09:30:00+00:00',
        endsAt: '2026-11-06T16:30:00+00:00',
        durationSeconds: 25_200,
        points: '6 CPD hours',
        publishedOn: '',
      },
    },
  ],
  [
    "an event on a professional body's site, told in words alone",
    'college-event.html',
    'https://college.example/events/groups-that-work',
    {
      kind: 'webinar',
      metadata: {
        title: 'Groups that work: starting a hand group',
        authors: ['Bethan Pryce', 'Kwame Adjei-Morris'],
        provider: 'Example College of Therapists',
        startsAt: '2026-10-14T12:30',
        endsAt: '2026-10-14T13:45',
        durationSeconds: 4_500,
        points: '1 CPD point',
      },
    },
  ],
  [
    'an episode of a podcast',
    'podcast.html',
    'https://handson.example/podcast/12-shoulders',
    {
      kind: 'podcast',
      metadata: {
        title: 'Episode 12: Shoulders',
        authors: ['Jo Fenn', 'Ida Marsh'],
        container: 'Hands On',
        durationSeconds: 2_220,
        publishedOn: '2026-09-03',
      },
    },
  ],
  [
    'a deck of slides',
    'slides.html',
    'https://www.slideshare.net/slideshow/kitchens-for-one-hand/250000001',
    {
      kind: 'slides',
      metadata: { title: 'Kitchens for one hand', authors: ['Tomos Ellis'], siteName: 'SlideShare', provider: '' },
    },
  ],
  [
    'a certificate with an open badge',
    'certificate-badge.html',
    'https://learning.example/account/certificates/5f2c',
    {
      kind: 'certificate',
      metadata: {
        title: 'Safeguarding adults, level 3',
        awardedTo: 'Kit Moran',
        completedOn: '2026-10-14',
        durationSeconds: 8_100,
        points: '2 CPD hours',
        progress: 'Score 92 %',
        provider: 'Example Learning',
        pdfUrl: 'https://learning.example/certificates/5f2c.pdf',
        authors: [],
      },
    },
  ],
  [
    'a public post',
    'social-post.html',
    'https://social.example/@idamarsh/113000000000000001',
    {
      kind: 'post',
      metadata: {
        title: 'Three things I ask before I order a chair.',
        authors: ['Ida Marsh'],
        publishedOn: '2026-09-03T18:12:00Z',
        siteName: 'Mastodon',
      },
    },
  ],
  [
    'an e-mail in webmail, of which only the subject is taken',
    'webmail.html',
    'https://mail.google.com/mail/u/0/#inbox/abc',
    {
      kind: 'email',
      metadata: {
        title: 'Feedback after your talk',
        authors: [],
        publishedOn: '',
        description: '',
        siteName: 'E-mail',
      },
    },
  ],
];

describe('what is understood of', () => {
  it.each(PAGES_READ)('%s', (_, file, url, expected) => {
    const { kind, metadata } = extract(file, url);
    expect({ kind, metadata }).toMatchObject(expected);
  });

  it('every invented page', () => {
    const read = PAGES_READ.map(([, file]) => file);
    expect(readdirSync(PAGES).filter((file) => !read.includes(file))).toEqual([]);
  });
});

describe('the readers of sites', () => {
  it('are all registered', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (file) => !/^(?:index|site|post-title)\.ts$|\.test\.ts$/.test(file),
    );
    expect(SITES).toHaveLength(files.length);
    expect(new Set(SITES.map(({ name }) => name)).size).toBe(files.length);
  });

  it.each(PAGES_READ)('never put a button, a menu or a platform among the people: %s', (_, file, url) => {
    const { metadata } = extract(file, url);
    const people = [...metadata.authors, metadata.awardedTo].join('; ');
    expect(people).not.toMatch(/\b(?:sign in|log in|home|youtube|vimeo|zoom|futurelearn|web team|editor|admin)\b/i);
  });

  it.each([
    ['https://www.youtube.com/', 'page'],
    ['https://www.youtube.com/@example', 'page'],
    ['https://vimeo.com/features', 'page'],
    ['https://learninghub.nhs.uk/', 'page'],
    ['https://www.futurelearn.com/subjects/healthcare', 'page'],
    ['https://example.zoom.us/pricing', 'page'],
    ['https://www.linkedin.com/in/somebody', 'page'],
    ['https://acme.webex.com/recordingservice/sites/acme/recording/playback/1', 'webinar'],
    ['https://event.on24.com/wcc/r/1/ABC', 'webinar'],
    ['https://register.gotowebinar.com/register/1', 'webinar'],
    ['https://acme.sharepoint.com/sites/x/_layouts/15/stream.aspx?id=%2Fx%2FTopic.mp4', 'webinar'],
    ['https://www.coursera.org/learn/pain', 'course'],
    ['https://portal.e-lfh.org.uk/Component/Details/1', 'course'],
    ['https://podcasts.apple.com/gb/podcast/x/id1?i=2', 'podcast'],
    ['https://bsky.app/profile/ida.example/post/3k', 'post'],
    ['https://x.com/ida/status/1', 'post'],
    ['https://www.linkedin.com/posts/ida_x-activity-1', 'post'],
    ['https://docs.google.com/presentation/d/1/edit', 'slides'],
    ['https://www.credly.com/badges/1/public_url', 'certificate'],
  ])('know %s for a %s', (url, kind) => {
    const { document } = parseHTML('<!doctype html><html lang="en"><title>A title</title><h1>A title</h1></html>');
    expect(extractPage(document as unknown as Document, url).kind).toBe(kind);
  });

  it('take a film on the Learning Hub for a recording', () => {
    const file = readFileSync(new URL('learning-hub-resource.html', PAGES), 'utf8');
    const { document } = parseHTML(
      file.replace('id="resourcePg"', 'id="resourceAzureMediaPlayer"').replace('Launch HTML', 'Play'),
    );
    const { kind, metadata } = extractPage(
      document as unknown as Document,
      'https://learninghub.nhs.uk/Resource/4711/Item',
    );
    expect({ kind, title: metadata.title }).toEqual({
      kind: 'webinar',
      title: 'Seating and posture in the first week',
    });
  });

  it('read the topic and day of a meeting from the name of its recording', () => {
    const { document } = parseHTML('<!doctype html><html><title>Stream</title></html>');
    const url =
      'https://acme.sharepoint.com/personal/x/_layouts/15/stream.aspx?id=%2Fpersonal%2Fx%2FRecordings%2FJournal%20club-20261014_123000-Meeting%20Recording.mp4';
    expect(extractPage(document as unknown as Document, url).metadata).toMatchObject({
      title: 'Journal club',
      startsAt: '2026-10-14',
    });
  });
});
