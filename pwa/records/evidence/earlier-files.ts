// The files that a piece of evidence was before its present one, and what goes with one that is removed.
import type { Evidence, EvidencePart } from '../../../shared/model/evidence.ts';

/** A file that was replaced has no address: what was kept with a page has the one that it came from. */
export const earlierFiles = ({ file, parts }: Evidence): EvidencePart[] =>
  file ? parts.filter(({ role, url, sha256 }) => role === 'file' && url === '' && sha256 !== file.sha256) : [];

const isPdf = ({ mime }: { mime: string }): boolean => mime === 'application/pdf';

/**
 * The earlier file and, of a PDF, its words. Words that do not say whose they are were kept before words said so: all go but those
 * that can only be the present file's.
 */
export function partsToRemove(piece: Evidence, earlier: EvidencePart): EvidencePart[] {
  if (!isPdf(earlier)) return [earlier];
  const words = piece.parts.filter(({ role, mime }) => role === 'text' && mime === 'text/plain');
  const unnamed = words.filter(({ of }) => !of);
  return [
    earlier,
    ...words.filter(({ of }) => of === earlier.sha256),
    ...unnamed.filter((one) => one !== ofPresent(piece, unnamed)),
  ];
}

/** The words of the present PDF among those that do not say whose they are; null when they may be those of another. */
function ofPresent(piece: Evidence, unnamed: readonly EvidencePart[]): EvidencePart | null {
  const { file, parts } = piece;
  if (!file || !isPdf(file)) return null;
  // a file that is a part itself was put here since words say whose they are
  if (parts.some(({ role, sha256 }) => role === 'file' && sha256 === file.sha256)) return null;
  return unnamed.length > earlierFiles(piece).filter(isPdf).length ? (unnamed.at(-1) ?? null) : null;
}
