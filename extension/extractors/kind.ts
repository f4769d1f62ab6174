// What a page is: article, webinar, course, podcast, PDF or simply a page.
import type { CaptureKind } from '../../shared/model/capture.ts';
import type { Finding, Source } from './finding.ts';

/** Sites and platforms whose addresses say what they hold. Patterns of the address without its scheme. */
const PLATFORMS: [CaptureKind, RegExp][] = [
  ['webinar', /^(?:www\.|m\.)?(?:youtube\.com\/(?:watch|live)|youtu\.be\/|vimeo\.com\/\d)/],
  [
    'webinar',
    /^[\w-]+\.zoom\.us\/(?:rec\/|webinar\/|j\/|w\/)|^event\.on24\.com\/|^(?:register|attendee)\.gotowebinar\.com\//,
  ],
  ['webinar', /\/(?:webinars?|recordings?)\/[^/?]+/],
  [
    'course',
    /^(?:www\.)?futurelearn\.com\/courses\/[^/]+|^(?:www\.)?coursera\.org\/learn\/|^(?:www\.)?edx\.org\/(?:course|learn)\//,
  ],
  ['course', /^(?:www\.)?open\.edu\/openlearn\/.*\/(?:course|mod)\/|^learninghub\.nhs\.uk\/|e-?lfh\.org\.uk\//],
  ['course', /\/(?:mod\/(?:scorm|quiz|hvp|book|lesson|oucontent)\/|course\/view\.php)/],
];

/** Sources in the order in which their word on the kind is taken. */
const TRUST: Source[] = ['citation', 'json-ld', 'microdata', 'rdfa'];

/** The kind by the page's own words first, then by its platform, then by what Open Graph and its mark-up suggest. */
export function kindOfPage(document: Document, url: string, findings: Finding[]): CaptureKind {
  if (document.contentType === 'application/pdf' || /\.pdf(?:$|[?#])/i.test(url)) return 'pdf';
  for (const source of TRUST) {
    const kind = findings.find((finding) => finding.source === source)?.kind;
    if (kind) return kind;
  }
  const address = url.replace(/^https?:\/\//, '').toLowerCase();
  const platform = PLATFORMS.find(([, pattern]) => pattern.test(address))?.[0];
  if (platform) return platform;
  if (/\bpath-mod-|\bpage-mod-|\bpath-course\b/.test(document.body?.className ?? '')) return 'course';
  return findings.find((finding) => finding.kind)?.kind ?? (hasArticle(document, findings) ? 'article' : 'page');
}

/** One `<article>` with a name or a date on it is an article; a front page has several. */
function hasArticle(document: Document, findings: Finding[]): boolean {
  if (document.querySelectorAll('article').length !== 1) return false;
  const byline = findings.find((finding) => finding.source === 'byline')?.values;
  return Boolean(byline?.authors?.length || byline?.publishedOn);
}
