// What a page is, and which sources may speak of people once that is known.
import type { CaptureKind } from '../../shared/model/capture.ts';
import type { Finding, Source } from './finding.ts';
import { pageLine } from './page-text.ts';
import { kindFromText, type LearningText } from './text-findings.ts';

/** Addresses that say what they hold on any host. */
const ADDRESSES: [CaptureKind, RegExp][] = [
  ['webinar', /\/(?:webinars?|recordings?|on-demand)\/[^/?#]+/i],
  ['course', /\/(?:mod\/(?:scorm|quiz|hvp|book|lesson|oucontent)\/|course\/view\.php)/i],
  ['podcast', /\/podcasts?\/(?:[^/?#]+\/)*[^/?#]*(?:episode|ep-?\d)[^/?#]*/i],
];

/** Sources in the order in which their word on the kind is taken. */
const TRUST: Source[] = ['site', 'citation', 'json-ld', 'microdata', 'rdfa'];

/** The kind by the site's reader and the page's own words first, then by its text and address, then by what Open Graph suggests. */
export function kindOfPage(document: Document, url: string, findings: Finding[], text: LearningText): CaptureKind {
  if (document.contentType === 'application/pdf' || /\.pdf(?:$|[?#])/i.test(url)) return 'pdf';
  const said = (source: Source) => findings.find((finding) => finding.source === source)?.kind;
  // a certificate stands among the pages of its course, or of whoever gave it, but never inside an article
  const others = TRUST.map(said).filter((kind) => kind !== undefined);
  if (text.certificate && others.every((kind) => kind === 'course' || kind === 'webinar')) return 'certificate';
  for (const source of TRUST) {
    const kind = said(source);
    if (kind) return kind;
  }
  const titles = [document.title, ...findings.map(({ values }) => values.title ?? '')].map(pageLine);
  return (
    kindFromText(text, url, titles) ??
    ADDRESSES.find(([, pattern]) => pattern.test(url))?.[0] ??
    findings.find((finding) => finding.kind)?.kind ??
    (hasArticle(document, findings) ? 'article' : 'page')
  );
}

const EVENT_LIKE = new Set<CaptureKind>(['webinar', 'course', 'certificate']);
/** What content systems write into these on the page of an event is who put the page up. */
const EDITORS = new Set<Source>(['json-ld', 'microdata', 'rdfa', 'open-graph', 'twitter', 'meta', 'dublin-core']);

/** The findings without the names of editors where speakers or tutors are meant, and without a clip's length where it is a text. */
export function aboutLearning(findings: Finding[], kind: CaptureKind): Finding[] {
  return findings.map((finding) => {
    if (kind === 'article' && finding.source === 'media') return { ...finding, values: {} };
    const isEditor = EVENT_LIKE.has(kind) && EDITORS.has(finding.source) && !EVENT_LIKE.has(finding.kind ?? 'page');
    return isEditor ? { ...finding, values: { ...finding.values, authors: [] } } : finding;
  });
}

/** One `<article>` with a name or a date on it is an article; a front page has several. */
function hasArticle(document: Document, findings: Finding[]): boolean {
  if (document.querySelectorAll('article').length !== 1) return false;
  const byline = findings.find((finding) => finding.source === 'byline')?.values;
  return Boolean(byline?.authors?.length || byline?.publishedOn);
}
