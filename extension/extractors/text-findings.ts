// Which of the things that the visible text says count for a page of a kind, and what the text alone makes of a page.
import type { CaptureKind } from '../../shared/model/capture.ts';
import { readCertificate } from '../../shared/wording/certificate-text.ts';
import { lengthStated, levelStated, pointsOffered, workloadStated } from '../../shared/wording/learning-text.ts';
import type { ShownLine } from '../../shared/wording/shown-line.ts';
import { type EventTimes, timesStated } from './event-text.ts';
import type { Finding, Found } from './finding.ts';
import { textOf } from './page-text.ts';
import { organiserNamed, speakersNamed } from './people-text.ts';
import { shownLines } from './shown-lines.ts';

export interface LearningText {
  lines: readonly ShownLine[];
  /** What a certificate says; null when the page is none. */
  certificate: Found | null;
  /** Day and time of an event; null when the page names none. */
  times: EventTimes | null;
  /** Where the certificate is to be had as a PDF; empty when the page links to none. */
  file: string;
}

/** Whether dates in figures are day first: on pages in British English and under .uk. Nothing else says which is which. */
export function isDayFirst(document: Document, url: string): boolean {
  const language = document.documentElement?.getAttribute('lang') ?? '';
  try {
    return /^(?:en-gb|cy|gd)\b/i.test(language) || new URL(url).hostname.endsWith('.uk');
  } catch {
    return false;
  }
}

const LINES_MAX = 3_000;

export function readLearningText(document: Document, url: string): LearningText {
  const lines = shownLines(document).slice(0, LINES_MAX);
  const dayFirst = isDayFirst(document, url);
  const certificate = readCertificate(lines, dayFirst);
  return { lines, certificate, times: timesStated(lines, dayFirst), file: certificate ? fileOf(document, url) : '' };
}

/** The first link to a PDF that speaks of a certificate, by its words or its address. */
function fileOf(document: Document, url: string): string {
  for (const link of [...document.querySelectorAll('a[href]')].slice(0, 300)) {
    const href = link.getAttribute('href') ?? '';
    if (!/\.pdf(?:$|[?#])/i.test(href) || !/certificate|statement/i.test(`${href} ${textOf(link)}`)) continue;
    try {
      return new URL(href, url).href;
    } catch {
      // an address that is none
    }
  }
  return '';
}

const EVENT_WORDS =
  /\b(?:webinars?|masterclass|study day|conference|workshop|symposium|seminar|lecture|training day|lunch and learn|journal club|meet-?up)\b/i;
const EVENT_ADDRESS = /\/(?:events?|webinars?|whats-on|conferences?|workshops?|seminars?)\/[^/?#]+/i;

/**
 * What the text alone makes of a page: an event, when its address says so and its text names a day and time, or when its title
 * says so and the text also says when it ends. The stamp of an article about a conference makes no conference of it.
 */
export function kindFromText(text: LearningText, url: string, titles: readonly string[]): CaptureKind | null {
  if (!text.times) return null;
  const isAnnounced = text.times.isSure && titles.some((title) => EVENT_WORDS.test(title));
  return isAnnounced || EVENT_ADDRESS.test(url) ? 'webinar' : null;
}

const TEXT_KINDS = new Set<CaptureKind>(['webinar', 'course', 'podcast', 'certificate', 'slides']);

/** The text's findings for a page of this kind. Other numbers of points than the first stay as runners-up. */
export function findingsFromText(text: LearningText, kind: CaptureKind): Finding[] {
  // of a letter nothing is taken but its subject
  if (kind === 'email') return [];
  const { lines, times } = text;
  const [points = '', ...others] = pointsOffered(lines);
  const values: Found = { points };
  if (kind === 'certificate') Object.assign(values, text.certificate, { pdfUrl: text.file });
  if (kind === 'webinar' || kind === 'podcast' || kind === 'course' || kind === 'slides') {
    values.authors = speakersNamed(lines);
  }
  if (kind === 'webinar' || kind === 'course') {
    values.provider = organiserNamed(lines);
    values.startsAt = times?.startsAt ?? '';
    values.endsAt = times?.endsAt ?? '';
  }
  if (kind === 'course') Object.assign(values, { workload: workloadStated(lines), level: levelStated(lines) });
  if (kind === 'webinar' || kind === 'podcast') {
    values.durationSeconds = lengthStated(lines) ?? (kind === 'webinar' ? (times?.durationSeconds ?? null) : null);
  }
  const isLearning = TEXT_KINDS.has(kind);
  return [
    { source: 'text', values },
    ...(isLearning ? others.map((value): Finding => ({ source: 'text', values: { points: value } })) : []),
  ];
}
