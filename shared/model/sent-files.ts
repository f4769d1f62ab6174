// What goes along when a piece of evidence is sent: its file, or of a kept page its words and its picture, without what the person leaves out.
import { coveredCopy, type Evidence, type FileReference, latestPart, type Snapshot, shownFile } from './evidence.ts';

/** Parts of a kept page that can be left out each by itself. */
export const LEAVABLE = ['file', 'text', 'picture'] as const;
export type Leavable = (typeof LEAVABLE)[number];

/** "its PDF", "its words": what such a part is called in a sentence. */
export const partWord = (role: Leavable, mime = 'application/pdf'): string =>
  ({ file: mime === 'application/pdf' ? 'PDF' : 'file', text: 'words', picture: 'picture' })[role];

export interface SentFiles {
  /** Where there is one, it goes alone. */
  file: FileReference | null;
  words: FileReference | null;
  picture: FileReference | null;
  /** What of it is a copy with parts covered: never said to be what was kept. */
  covered: readonly Leavable[];
}

type Sendable = Pick<Evidence, 'file' | 'parts' | 'snapshot' | 'sentWithout'>;

/** The words of a kept page as they were kept. */
export const keptWords = (evidence: Pick<Evidence, 'parts' | 'snapshot'>): Snapshot | null =>
  evidence.snapshot ?? latestPart(evidence, 'text');

export function sentFiles(evidence: Sendable): SentFiles {
  const { sentWithout } = evidence;
  const file = shownFile(evidence);
  const sentAs = (role: 'text' | 'picture', kept: FileReference | null) =>
    sentWithout.includes(role) ? null : (coveredCopy(evidence, role) ?? kept);
  const words = file ? null : sentAs('text', keptWords(evidence));
  const picture = file ? null : sentAs('picture', latestPart(evidence, 'picture'));
  const goes: Record<Leavable, FileReference | null> = { file, text: words, picture };
  const covered = LEAVABLE.filter((role) => goes[role] !== null && goes[role] === coveredCopy(evidence, role));
  return { file, words, picture, covered };
}

/** The one without which nothing of it goes along; null where there is none. */
export const mainFile = ({ file, words, picture }: Omit<SentFiles, 'covered'>): FileReference | null =>
  file ?? words ?? picture;

/** What of it can be left out, or was: of a page the PDF, which goes alone, or without that the words and the picture. */
export function leavable(evidence: Sendable): Leavable[] {
  const { file, sentWithout } = evidence;
  const isFileLeft = sentWithout.includes('file');
  // a file of the person's own is left out with the whole piece; the mark may have come from a page that was made one with it
  if (file && !isFileLeft) return [];
  const there: Record<Leavable, boolean> = {
    file: file !== null || latestPart(evidence, 'file') !== null,
    text: keptWords(evidence) !== null,
    picture: latestPart(evidence, 'picture') !== null,
  };
  const isFileSent = there.file && !isFileLeft;
  return LEAVABLE.filter((role) => there[role] && (role === 'file' || !isFileSent));
}
