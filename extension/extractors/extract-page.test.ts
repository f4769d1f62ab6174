// What the popup is filled with, from whole invented pages.
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { SERVED_PAGES, type ServedAddress } from '../../tests/fixtures/pages/served.ts';
import { extractPage } from './index.ts';

const pageOf = (html: string): Document => parseHTML(html).document as unknown as Document;
const served = (address: ServedAddress): Document =>
  pageOf(readFileSync(new URL(`../../tests/fixtures/pages/${SERVED_PAGES[address]}`, import.meta.url), 'utf8'));
const extract = (address: ServedAddress) => extractPage(served(address), address);

describe('a page as it fills the popup', () => {
  it('takes an article from its citation tags', () => {
    const { kind, metadata, canonicalUrl } = extract('https://journal.example/articles/hip-home-visits');
    expect(kind).toBe('article');
    expect(metadata).toMatchObject({
      title: 'Home assessment after hip fracture: a qualitative study',
      authors: ["Siân Ŵyn-O'Brien", 'Thị Minh Nguyễn', 'Łukasz Kowalski'],
      publishedOn: '2026-03-04',
      doi: '10.5555/jios.2026.0042',
      container: 'Journal of Invented Occupational Science',
      publisher: 'Example Academic Press',
      siteName: 'Journal of Invented Occupational Science',
      sources: { title: 'citation', authors: 'citation', siteName: 'open-graph' },
    });
    expect(canonicalUrl).toBe('https://journal.example/articles/hip-home-visits');
  });

  it('takes a webinar with its speakers, provider, start and length from the event', () => {
    const { kind, metadata } = extract('https://webinar.example/events/sensory-dementia');
    expect(kind).toBe('webinar');
    expect(metadata).toMatchObject({
      title: 'Sensory approaches in dementia care',
      authors: ['Amara Okonkwo-Reyes', 'Tomos Ellis'],
      provider: 'Example Therapy Network',
      startsAt: '2026-10-14T18:30:00+01:00',
      durationSeconds: 4_500,
      siteName: 'Example Therapy Network',
    });
  });

  it('takes a course with its provider and workload', () => {
    const { kind, metadata } = extract('https://course.example/learn/safeguarding-3');
    expect(kind).toBe('course');
    expect(metadata).toMatchObject({
      title: 'Safeguarding adults, level 3',
      authors: ['Bethan Pryce'],
      provider: 'Example Learning',
      workload: 'PT6H',
      startsAt: '2026-11-02',
    });
  });

  it('takes who gave a certificate from the window’s title where the certificate does not say', () => {
    const page = `<html lang="en-GB"><head><title>Certificate of completion | LearnWell</title></head><body><main><h1>Certificate of completion</h1>
      <p>This is to certify that</p><p>Ann Lee</p><p>has completed the course</p><p>Safeguarding adults level 2</p>
      <p>Date of completion: 14 October 2026</p></main></body></html>`;
    const { kind, metadata } = extractPage(pageOf(page), 'https://learn.example/certificate/9');
    expect(kind).toBe('certificate');
    expect(metadata).toMatchObject({ provider: 'LearnWell', sources: { provider: 'title' } });
  });

  it('finds a title and a site on a page without any metadata', () => {
    const { kind, metadata } = extract('https://notes.example/splinting');
    expect(kind).toBe('page');
    expect(metadata).toMatchObject({
      title: 'Splinting notes',
      authors: [],
      publishedOn: '',
      siteName: 'notes.example',
    });
  });

  it('keeps the words of a hostile page as words and takes no address that is not of the web', () => {
    const { metadata, canonicalUrl } = extract('https://hostile.example/moving');
    expect(metadata.title).toBe('<img src=x onerror="window.__waymark_pwned = 1"> Moving & handling');
    expect(metadata.authors).toEqual(['Rhiannon Vale']);
    expect(metadata.publishedOn).toBe('2026-05-06');
    expect(canonicalUrl).toBe('https://hostile.example/moving');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('what the sources say against each other', () => {
  it('leaves out Open Graph tags that a single-page app kept from another page', () => {
    const page = pageOf(`<title>Second talk</title><meta property="og:title" content="First talk of all">
      <meta property="og:url" content="https://talks.example/watch?v=1"><h1>Second talk</h1>`);
    expect(extractPage(page, 'https://talks.example/watch?v=2').metadata.title).toBe('Second talk');
  });

  it('does not take a description for the title because a block calls it a headline', () => {
    const page = pageOf(`<title>Otter - Open Encyclopaedia</title><h1>Otter</h1><script type="application/ld+json">
      {"@type":"Article","headline":"semiaquatic mammal of rivers","name":"Otter","datePublished":"2020-01-02"}</script>`);
    expect(extractPage(page, 'https://wiki.example/otter').metadata).toMatchObject({
      title: 'Otter',
      publishedOn: '2020-01-02',
    });
  });

  it('reads the good block behind a broken one', () => {
    const page = pageOf(`<title>Falls</title><script type="application/ld+json">{"@type":"Article",</script>
      <script type="application/ld+json">{"@type":"Article","headline":"Falls","author":"Ida Marsh",}</script>`);
    expect(extractPage(page, 'https://news.example/falls').metadata.authors).toEqual(['Ida Marsh']);
  });

  it('follows an author who is named by reference', () => {
    const page =
      pageOf(`<title>Falls</title><script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"Falls",
      "author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Ida Marsh"}]}</script>`);
    expect(extractPage(page, 'https://news.example/falls').metadata.authors).toEqual(['Ida Marsh']);
  });

  it('takes a list of events for no event at all', () => {
    const page = pageOf(`<title>What is on</title><h1>What is on</h1><script type="application/ld+json">[
      {"@type":"Event","name":"Quiz","startDate":"2026-01-01"},{"@type":"Event","name":"Choir","startDate":"2026-01-02"}]</script>`);
    const { kind, metadata } = extractPage(page, 'https://hall.example/');
    expect({ kind, title: metadata.title, startsAt: metadata.startsAt }).toEqual({
      kind: 'page',
      title: 'What is on',
      startsAt: '',
    });
  });

  it('reads a byline and a date next to the heading where a page has no tags', () => {
    const page = pageOf(`<title>On pacing | Fatigue Notes</title><main><article><h1>On pacing</h1>
      <p>By Ida Marsh and Jo Fenn</p><p>12 September 2025</p><p>Rest before you are tired.</p></article></main>`);
    expect(extractPage(page, 'https://fatigue.example/pacing').metadata).toMatchObject({
      title: 'On pacing',
      authors: ['Ida Marsh', 'Jo Fenn'],
      publishedOn: '2025-09-12',
    });
  });

  it('calls the site no author, and an address neither', () => {
    const page = pageOf(`<title>Falls</title><meta property="og:site_name" content="Example News">
      <meta name="author" content="Example News"><meta property="article:author" content="https://social.example/news">`);
    expect(extractPage(page, 'https://news.example/falls').metadata.authors).toEqual([]);
  });

  it('reads microdata and RDFa', () => {
    const micro =
      pageOf(`<title>Hand therapy</title><div itemscope itemtype="https://schema.org/Course"><h1 itemprop="name">Hand therapy</h1>
      <span itemprop="provider" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Example College</b></span></div>`);
    const rdfa =
      pageOf(`<title>Hand therapy</title><div vocab="https://schema.org/" typeof="Course"><h1 property="name">Hand therapy</h1>
      <span property="provider" typeof="Organization"><b property="name">Example College</b></span></div>`);
    for (const page of [micro, rdfa]) {
      const { kind, metadata } = extractPage(page, 'https://college.example/hand');
      expect({ kind, provider: metadata.provider }).toEqual({ kind: 'course', provider: 'Example College' });
    }
  });

  it('keeps what it did not choose', () => {
    const { runnersUp } = extract('https://journal.example/articles/hip-home-visits');
    expect(runnersUp).toContainEqual({
      field: 'title',
      source: 'open-graph',
      value: 'Home assessment after hip fracture',
    });
  });
});
