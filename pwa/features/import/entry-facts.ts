// What is told of an entry below its title: who, where, how long, how large, and its day.
import { dateText } from '../../../shared/audit/date-text.ts';
import { KIND_NAMES } from '../../../shared/model/capture.ts';
import { lengthText } from '../../../shared/model/time-text.ts';
import type { ImportedEntry } from '../../import/imported.ts';
import { sizeInWords } from '../../records/dates.ts';

/** "2 hours"; empty when it is not known. */
const lengthInWords = (seconds: number | null): string => (seconds ? lengthText(Math.round(seconds / 60)) : '');

/** The host; none for a DOI, whose address stands for whichever site the article is on. */
function siteOf(url: string): string {
  const host = url ? new URL(url).hostname.replace(/^www\./, '') : '';
  return /^(?:dx\.)?doi\.org$/.test(host) ? '' : host;
}

/** Of a certificate also what it gives the activity: provider, time and points. */
export function entryFacts({ kind, metadata, url, seenOn, files }: ImportedEntry): string[] {
  const [first = '', ...others] = metadata.authors;
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const ofCourse =
    kind === 'certificate'
      ? [KIND_NAMES.certificate, metadata.provider, lengthInWords(metadata.durationSeconds), metadata.points]
      : [];
  return [
    ...ofCourse,
    others.length > 0 ? `${first} and ${others.length === 1 ? others[0] : 'others'}` : first,
    metadata.container || metadata.publisher,
    metadata.publishedOn.slice(0, 4),
    siteOf(url),
    size > 0 ? sizeInWords(size) : '',
    seenOn ? dateText(seenOn) : '',
  ].filter(Boolean);
}
