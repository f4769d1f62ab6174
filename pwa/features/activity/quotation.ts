// A marked passage as it is quoted in a reflection, in quotation marks and with its source; a note stays the person's own.
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Capture } from '../../../shared/model/capture.ts';
import { type Details, metadataOf } from '../../../shared/model/details.ts';
import { clockText } from '../../../shared/model/time-text.ts';

export interface QuotedFrom {
  title: string;
  capture: Capture | null;
  details: Details;
}

const titleOf = (from: QuotedFrom): string => metadataOf(from).title || from.title;

/** "Ann Lee and others, “Fatigue after stroke”, 2026". */
function sourceInWords(from: QuotedFrom): string {
  const metadata = metadataOf(from);
  const [first = '', ...others] = metadata.authors;
  const who = others.length > 1 ? `${first} and others` : [first, ...others].filter(Boolean).join(' and ');
  const year = (metadata.issuedOn || metadata.publishedOn || metadata.startsAt).slice(0, 4);
  return [who, `“${titleOf(from)}”`, year].filter(Boolean).join(', ');
}

/**
 * The words to put: the passage with its source, quotation marks within becoming single ones, and what was noted on it; or the
 * note that was written at a moment, which is nobody's words but the person's.
 */
export function quotation({ target, note }: Pick<Annotation, 'target' | 'note'>, from: QuotedFrom): string {
  if (target.kind === 'moment') {
    const title = titleOf(from);
    return `${note.trim()} (my note at ${clockText(target.seconds)}${title ? ` of “${title}”` : ''})`;
  }
  const exact = target.exact.trim().replace(/[“”"]/g, (mark) => (mark === '”' ? '’' : mark === '“' ? '‘' : "'"));
  return [`“${exact}” (${sourceInWords(from)})`, note.trim()].filter(Boolean).join('\n');
}

/** The text with the quotation at its end, a blank line before it. */
export const withQuotation = (text: string, quoted: string): string =>
  text.trim() ? `${text.trimEnd()}\n\n${quoted}` : quoted;
