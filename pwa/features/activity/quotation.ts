// A marked passage as it is quoted in a reflection: in quotation marks, with its source in words.
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Capture } from '../../../shared/model/capture.ts';
import { type Details, metadataOf } from '../../../shared/model/details.ts';
import { clockText } from '../../records/clock-text.ts';

export interface QuotedFrom {
  title: string;
  capture: Capture | null;
  details: Details;
}

/** "Ann Lee and others, “Fatigue after stroke”, 2026". */
function sourceInWords(from: QuotedFrom): string {
  const metadata = metadataOf(from);
  const [first = '', ...others] = metadata.authors;
  const who = others.length > 1 ? `${first} and others` : [first, ...others].filter(Boolean).join(' and ');
  const year = (metadata.issuedOn || metadata.publishedOn || metadata.startsAt).slice(0, 4);
  return [who, `“${metadata.title || from.title}”`, year].filter(Boolean).join(', ');
}

/** The passage or note with its source. Quotation marks within become single ones. */
export function quotation({ target, note }: Pick<Annotation, 'target' | 'note'>, from: QuotedFrom): string {
  const source = sourceInWords(from);
  if (target.kind === 'moment') return `${note.trim()} (${source}, at ${clockText(target.seconds)})`;
  return `“${target.exact.trim().replace(/[“”"]/g, (mark) => (mark === '”' ? '’' : mark === '“' ? '‘' : "'"))}” (${source})`;
}

/** The text with the quotation at its end, a blank line before it. */
export const withQuotation = (text: string, quoted: string): string =>
  text.trim() ? `${text.trimEnd()}\n\n${quoted}` : quoted;
