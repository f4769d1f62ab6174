// Formatted references, beside what the guides of each style print for such works.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import { type CslItem, toCsl } from '../../../shared/references/csl.ts';
import { formatReferences } from './format.ts';
import { clipboardHtml, plainText } from './runs.ts';
import type { ReferenceStyle } from './styles.ts';

const seenAt = '2026-11-03T14:02:00.000Z' as never;
const article = toCsl({
  id: 'a',
  kind: 'article',
  metadata: {
    ...emptyMetadata(),
    title: 'Early active movement after tendon repair: a review',
    authors: ["Siân Ŵyn-O'Brien", 'Łukasz Nowak', 'Jan van der Berg'],
    container: 'Journal of Invented Therapy',
    volume: '12',
    issue: '3',
    pages: '112-119',
    doi: '10.5555/abc.1',
    issn: '1234-567X',
    issuedOn: '2026-03',
  },
  url: 'https://journal.example/a',
  seenAt,
});
const page = toCsl({
  id: 'p',
  kind: 'page',
  metadata: {
    ...emptyMetadata(),
    title: 'Fatigue after stroke',
    authors: ['Hazel Trust'],
    siteName: 'Hazel Trust',
    publishedOn: '2025-02-01',
  },
  url: 'https://hazel.example/fatigue',
  seenAt,
});
const webinar = toCsl({
  id: 'w',
  kind: 'webinar',
  metadata: {
    ...emptyMetadata(),
    title: 'Fatigue is not tiredness',
    authors: ['Ann Lee'],
    provider: 'Alder Learning',
    startsAt: '2026-10-01T18:00:00Z',
  },
  url: 'https://learning.example/w',
  seenAt,
});

const inStyle = (item: CslItem, style: ReferenceStyle) => plainText(formatReferences([item], style)[0] ?? []);

test.each([
  [
    'vancouver',
    'Ŵyn-O’Brien S, Nowak Ł, van der Berg J. Early active movement after tendon repair: a review. Journal of Invented Therapy. 2026 Mar;12(3):112–9. doi:10.5555/abc.1',
  ],
  [
    'harvard',
    'Ŵyn-O’Brien, S., Nowak, Ł. and van der Berg, J. (2026) ‘Early active movement after tendon repair: a review’, Journal of Invented Therapy, 12(3), pp. 112–119. Available at: https://doi.org/10.5555/abc.1.',
  ],
  [
    'apa',
    'Ŵyn-O’Brien, S., Nowak, Ł., & van der Berg, J. (2026). Early active movement after tendon repair: a review. Journal of Invented Therapy, 12(3), 112–119. https://doi.org/10.5555/abc.1',
  ],
] as const)('an article in %s', (style, printed) => {
  expect(inStyle(article, style)).toBe(printed);
});

test.each([
  [
    'vancouver',
    'Hazel Trust. Fatigue after stroke [Internet]. 2025 [cited 2026 Nov 3]. Available from: https://hazel.example/fatigue',
  ],
  [
    'harvard',
    'Hazel Trust (2025) Fatigue after stroke. Available at: https://hazel.example/fatigue (Accessed: 3 November 2026).',
  ],
  ['apa', 'Hazel Trust. (2025, February 1). Fatigue after stroke. https://hazel.example/fatigue'],
] as const)('a web page in %s', (style, printed) => {
  expect(inStyle(page, style)).toBe(printed);
});

test.each([
  [
    'vancouver',
    'Lee A. Fatigue is not tiredness [Webinar] [Internet]. Alder Learning; 2026 [cited 2026 Nov 3]. Available from: https://learning.example/w',
  ],
  [
    'harvard',
    'Lee, A. (2026) Fatigue is not tiredness. Alder Learning. Available at: https://learning.example/w (Accessed: 3 November 2026).',
  ],
  ['apa', 'Lee, A. (2026, October 1). Fatigue is not tiredness [Webinar]. Alder Learning. https://learning.example/w'],
] as const)('a webinar in %s', (style, printed) => {
  expect(inStyle(webinar, style)).toBe(printed);
});

test('the journal is in italics, on screen and in the clipboard', () => {
  const [runs = []] = formatReferences([article], 'harvard');
  expect(runs.find((run) => run.isItalic)?.text).toBe('Journal of Invented Therapy');
  expect(clipboardHtml([runs])).toContain('<i>Journal of Invented Therapy</i>');
});

test('a title cannot bring markup along', () => {
  const hostile = { ...article, title: 'A <i>b</i> <img src=x onerror=alert(1)> & <script>c</script>' };
  for (const style of ['vancouver', 'harvard', 'apa'] as const) {
    const [runs = []] = formatReferences([hostile], style);
    expect(plainText(runs)).toContain('‹img src=x onerror=alert(1)›');
    expect(clipboardHtml([runs])).not.toMatch(/<(?!\/?[ip]>)/);
  }
});

test('a reference of which nothing is known but its address still says where', () => {
  const bare = toCsl({ id: 'b', kind: 'page', metadata: emptyMetadata(), url: 'https://a.example/x', seenAt });
  for (const style of ['vancouver', 'harvard', 'apa'] as const)
    expect(inStyle(bare, style)).toContain('https://a.example/x');
});
