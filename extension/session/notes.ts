// Notes at moments of a recording, in the portfolio.
import type { Annotation } from '../../shared/model/annotation.ts';
import { localDateOf } from '../../shared/model/dates.ts';
import type { FileReference } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { createAnnotation, moveToBin, restore } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';

/** The notes at moments with one piece of evidence, in the order of the recording. */
export function notesOf({ doc }: Portfolio, evidenceId: RecordId): Annotation[] {
  const mine = readAll(doc, 'annotation').flatMap((one) =>
    one.evidenceId === evidenceId && one.deletedOn === null && one.target.kind === 'moment'
      ? [{ one, seconds: one.target.seconds }]
      : [],
  );
  return mine
    .sort((a, b) => a.seconds - b.seconds || (a.one.createdAt < b.one.createdAt ? -1 : 1))
    .map(({ one }) => one);
}

export interface NewNote {
  noteId: RecordId;
  evidenceId: RecordId;
  seconds: number;
  text: string;
  picture?: FileReference;
}

/** Durable when it resolves; rejects with StorageFailure. Written a second time, it is there once. */
export async function addNote(portfolio: Portfolio, note: NewNote, now: Date): Promise<void> {
  const { noteId, evidenceId, seconds, text, picture = null } = note;
  if (!readRecord(portfolio.doc, 'annotation', noteId)) {
    const url = readRecord(portfolio.doc, 'evidence', evidenceId)?.capture?.url ?? '';
    const target = { kind: 'moment', seconds: Math.round(seconds * 10) / 10 } as const;
    createAnnotation(portfolio.doc, { evidenceId, url, target, picture, note: text, deletedOn: null }, now, noteId);
  }
  await portfolio.whenStored();
}

/** False when the note is gone. */
export async function changeNoteText(portfolio: Portfolio, noteId: RecordId, words: string): Promise<boolean> {
  const text = sharedText(portfolio.doc, 'annotation', noteId, 'note');
  if (!text) return false;
  replaceText(text, words);
  await portfolio.whenStored();
  return true;
}

/** Puts a note in the bin, or takes it out again. */
export async function removeNote(portfolio: Portfolio, noteId: RecordId, isBack: boolean, now: Date): Promise<void> {
  if (isBack) restore(portfolio.doc, 'annotation', noteId);
  else moveToBin(portfolio.doc, 'annotation', noteId, localDateOf(now));
  await portfolio.whenStored();
}
