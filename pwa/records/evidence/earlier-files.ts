// The files that a piece of evidence was before its present one, and what goes with one that is removed.
import type { Evidence, EvidencePart } from '../../../shared/model/evidence.ts';

/** A file that was replaced has no address: what was kept with a page has the one that it came from. */
export const earlierFiles = ({ file, parts, capture }: Evidence): EvidencePart[] =>
  file && !capture
    ? parts.filter(({ role, url, sha256 }) => role === 'file' && url === '' && sha256 !== file.sha256)
    : [];

const isPdf = ({ mime }: { mime: string }): boolean => mime === 'application/pdf';

/** The earlier file and, of a PDF, its words; those of the present PDF are the latest, and stay. */
export function partsToRemove(piece: Evidence, earlier: EvidencePart): EvidencePart[] {
  if (!isPdf(earlier)) return [earlier];
  const words = piece.parts.filter(({ role, mime }) => role === 'text' && mime === 'text/plain');
  return [earlier, ...(piece.file && isPdf(piece.file) ? words.slice(0, -1) : words)];
}
