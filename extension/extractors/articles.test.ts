// What is understood of articles, from whole invented pages: journals, repositories, news, and pages that say what cannot be.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { PageMetadata } from '../../shared/model/capture.ts';
import { extractPage } from './index.ts';

const pageOf = (html: string): Document => parseHTML(html).document as unknown as Document;
const file = (name: string): string =>
  readFileSync(new URL(`../../tests/fixtures/pages/articles/${name}.html`, import.meta.url), 'utf8');
const TODAY = '2026-11-20';
const understood = (html: string, url: string) => extractPage(pageOf(html), url, TODAY);

const ARTICLES: [what: string, name: string, url: string, Partial<PageMetadata>][] = [
  [
    'a journal by its citation tags, the day online apart from the issue',
    'citation-tags',
    'https://jit.example/articles/112',
    {
      title: 'Kitchen height and fatigue after stroke: a crossover trial',
      authors: ["Siân Ŵyn-O'Brien", 'Marta de la Cruz'],
      publishedOn: '2026-02',
      onlineOn: '2025-11-14',
      container: 'Journal of Invented Therapy',
      volume: '12',
      issue: '2',
      pages: '112-119',
      issn: '1234-5679',
      pmid: '39876543',
      doi: '10.5555/jit.2026.0112',
      publisher: 'Example Academic Press',
      language: 'en',
      description: 'Background: kitchens are high. Methods: we lowered them.',
      pdfUrl: 'https://jit.example/articles/112.pdf',
    },
  ],
  [
    'a repository by its own tags, with the exact day from the library’s',
    'repository',
    'https://repository.example/42/',
    {
      title: 'Grip strength in gardeners',
      authors: ['Jo Fenn', 'Ida Marsh'],
      publishedOn: '2024-03-09',
      container: 'Annals of Invented Hands',
      volume: '7',
      issue: '1',
      pages: '3-18',
      issn: '2345-678X',
      doi: '10.5555/aih.7.3',
      description: 'Gardeners were asked to squeeze. They did.',
      pdfUrl: 'https://repository.example/42/1/grip.pdf',
    },
  ],
  [
    'an article by the reference hidden in it, and not by those of its sources',
    'hidden-reference',
    'https://pacing.example/rest',
    {
      title: 'Rest before you are tired',
      authors: ['Cy Diaz', 'Bo Chen'],
      publishedOn: '2023-06-01',
      container: 'Pacing Quarterly',
      volume: '4',
      issue: '3',
      pages: '21-30',
      issn: '1111-2222',
      doi: '10.5555/pq.4.21',
      pmid: '31234567',
    },
  ],
  [
    'a journal whose issue stands in JSON-LD, first read two months before that issue',
    'issue-in-json-ld',
    'https://letters.example/hoists',
    {
      authors: ['Ida Marsh'],
      publishedOn: '2026-05',
      onlineOn: '2026-03-02',
      container: 'Care Letters',
      volume: '31',
      issue: '5',
      pages: 'e7',
      issn: '3333-4444',
      doi: '10.5555/cl.31.5',
      pmid: '40000001',
      publisher: 'Example Letters Ltd',
      pdfUrl: 'https://letters.example/hoists.pdf',
    },
  ],
  [
    'a journal that has no tags, by what it shows',
    'journal-without-tags',
    'https://journals.example/doi/full/10.5555/ej.77',
    {
      title: 'Sleep and shift work in ambulance crews',
      authors: ['Thị Minh Nguyễn', 'Łukasz Kowalski'],
      publishedOn: '2025-04-09',
      doi: '10.5555/ej.77',
    },
  ],
  [
    'a right-to-left page',
    'right-to-left',
    'https://mithal.example/1',
    { title: 'العلاج الوظيفي بعد السكتة الدماغية', authors: ['ليلى حسن'], publishedOn: '2025-01-20', language: 'ar' },
  ],
  [
    'a Chinese page',
    'chinese',
    'https://shili.example/1',
    { title: '手部治疗的新方法', publishedOn: '2024-05-09', siteName: '示例网', language: 'zh-CN' },
  ],
  [
    'a page whose tags give days that cannot be',
    'impossible-dates',
    'https://homes.example/wet',
    { title: 'Wet rooms', publishedOn: '2024-06-14', onlineOn: '' },
  ],
  [
    'a headline as the publisher declares it',
    'suffix-in-headline',
    'https://access.example/ramps',
    { title: 'Ramps that work – three builds - Example Access', authors: ['Ida Marsh'] },
  ],
  [
    'a day that only the page’s programs know',
    'known-to-programs',
    'https://chairs.example/tall',
    { authors: ['Ida Marsh'], publishedOn: '2025-08-19T07:00:00Z' },
  ],
  [
    'the heading that the person sees rather than the words for sharing',
    'shared-otherwise',
    'https://herald.example/lift',
    { title: 'Why the lift at ward nine takes so long', authors: ['Jo Fenn'], publishedOn: '2025-05-04' },
  ],
];

describe('what is understood of', () => {
  it.each(ARTICLES)('%s', (_, name, url, expected) => {
    const { metadata, isWhole } = understood(file(name), url);
    expect(metadata).toMatchObject(expected);
    expect(isWhole).toBe(true);
  });

  it('a declared headline with the site behind it: the heading is offered beside', () => {
    const { runnersUp } = understood(file('suffix-in-headline'), 'https://access.example/ramps');
    expect(runnersUp.filter(({ field }) => field === 'title').map(({ value }) => value)).toContain('Ramps that work');
  });

  it('an article without tags: its abstract and its PDF', () => {
    const article = file('journal-without-tags').replace('<head>', '<head><meta property="og:type" content="article">');
    const { metadata } = understood(article, 'https://journals.example/doi/full/10.5555/ej.77');
    expect(metadata.description).toMatch(/^Crews who sleep before .* mattered most\.$/);
    expect(metadata.pdfUrl).toBe('https://journals.example/doi/pdf/10.5555/ej.77?download=true');
  });

  it('an abstract with headings: each before its paragraph, and the paragraphs apart', () => {
    const text = 'Tired people were asked when they rest and what they do before it, over several weeks. ';
    const page = `<title>Fatigue</title><meta property="og:type" content="article"><article><h1>Fatigue and rest</h1>
      <section id="abstract"><h2>Abstract</h2><h3>Introduction</h3><p>Fatigue is <b>common</b>. ${text}</p>
      <h3>Methods:</h3><p>${text}</p><p>A second time.</p></section></article>`;
    expect(understood(page, 'https://journals.example/fatigue').metadata.description).toBe(
      `Introduction: Fatigue is common. ${text.trim()}\n\nMethods: ${text.trim()}\n\nA second time.`,
    );
  });

  it.each([
    ['Written by Rob Fell<br>Edited by Betsy Marsh', ['Rob Fell']],
    ['By Ann Lee - Marketing Manager', ['Ann Lee']],
    ['Ann Lee | Medically reviewed by Bo Chen', ['Ann Lee']],
    ['By Ann Lee and Bo Chen, health reporters', ['Ann Lee', 'Bo Chen']],
  ])('who wrote "%s"', (byline, authors) => {
    const page = `<title>Casts and slings</title><article><h1>Casts and slings</h1><div class="byline">${byline}</div></article>`;
    expect(understood(page, 'https://news.example/casts').metadata.authors).toEqual(authors);
  });

  it('an article of an issue to come', () => {
    const page =
      '<title>Bath lifts</title><meta name="citation_title" content="Bath lifts"><meta name="citation_date" content="2027/01">';
    expect(understood(page, 'https://j.example/1').metadata).toMatchObject({ publishedOn: '2027-01', onlineOn: '' });
  });

  it('an old article that was scanned: when it was printed, and when it came online', () => {
    const page = `<title>On gout</title><meta name="citation_title" content="On gout">
      <meta name="citation_publication_date" content="1888/03/01"><meta name="citation_online_date" content="2009/05/05">`;
    expect(understood(page, 'https://j.example/1').metadata).toMatchObject({
      publishedOn: '1888-03-01',
      onlineOn: '2009-05-05',
    });
  });

  it('a paper with four hundred authors: the first hundred', () => {
    const names = Array.from({ length: 400 }, (_, at) => `<meta name="citation_author" content="Sample${at}, Ann">`);
    const { metadata } = understood(
      `<title>Big</title><meta name="citation_title" content="Big">${names.join('')}`,
      'https://j.example/',
    );
    expect(metadata.authors).toHaveLength(100);
    expect(metadata.authors[0]).toBe('Ann Sample0');
  });
});

describe('a page built to break its reader', () => {
  it('is read as far as it goes, ten thousand elements deep', () => {
    const page = pageOf('<html><head><title>Deep</title></head><body></body></html>');
    let at: Element = page.body;
    for (let depth = 0; depth < 10_000; depth++) at = at.appendChild(page.createElement('div'));
    at.textContent = 'By Ida Marsh';
    expect(extractPage(page, 'https://deep.example/', TODAY).metadata.title).toBe('Deep');
  });

  it('says that it is not whole when a part of it cannot be read', () => {
    const page = pageOf(
      '<html><head><title>Trap</title><meta name="author" content="Ida Marsh"></head><body></body></html>',
    );
    const query = page.querySelectorAll.bind(page);
    page.querySelectorAll = ((selector: string) => {
      if (selector.includes('ld+json')) throw new Error('trap');
      return query(selector);
    }) as typeof page.querySelectorAll;
    const { metadata, isWhole } = extractPage(page, 'https://trap.example/', TODAY);
    expect(metadata).toMatchObject({ title: 'Trap', authors: ['Ida Marsh'] });
    expect(isWhole).toBe(false);
  });

  it('never throws and never keeps more than it may, whatever stands in tags and blocks', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constant('2026-02-31'),
      fc.constant('</script><img src=x onerror=1>'),
    );
    const json = fc.oneof(fc.json(), fc.string(), fc.constant('{"@type":"Article","author":{"@id":"#a"},"@id":"#a"'));
    const name = fc.constantFrom(
      'citation_title',
      'citation_author',
      'citation_date',
      'citation_pdf_url',
      'DC.creator',
      'og:title',
      'eprints.issn',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), json, fc.webUrl(), (tags, block, url) => {
        const page = pageOf('<html><head></head><body></body></html>');
        for (const [key, content] of tags) {
          const tag = page.head.appendChild(page.createElement('meta'));
          tag.setAttribute('name', key);
          tag.setAttribute('content', content);
        }
        const script = page.head.appendChild(page.createElement('script'));
        script.setAttribute('type', 'application/ld+json');
        script.textContent = block;
        const { metadata } = extractPage(page, url, TODAY);
        expect(metadata.title.length).toBeLessThanOrEqual(500);
        expect(metadata.pdfUrl).toMatch(/^(?:https?:|$)/);
        expect(metadata.publishedOn <= '2026-11-22').toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
