// The note that is being typed, kept at each key so that a closed panel or browser loses none of it.
import { browser } from 'wxt/browser';
import { newId, parseId, type RecordId } from '../../shared/model/id.ts';
import { asAmount, asRecord, asText } from '../../shared/model/parse.ts';

export interface NoteDraft {
  /** Of the note it becomes, so that sending it twice makes one. */
  noteId: RecordId;
  /** The moment at which typing began; null until something is typed. */
  seconds: number | null;
  text: string;
}

const keyOf = (evidenceId: RecordId): string => `note-draft:${evidenceId}`;

export const emptyDraft = (): NoteDraft => ({ noteId: newId(), seconds: null, text: '' });

export async function readDraft(evidenceId: RecordId): Promise<NoteDraft> {
  const key = keyOf(evidenceId);
  const from = asRecord((await browser.storage.local.get(key))[key]);
  const noteId = parseId(from.noteId);
  const text = asText(from.text);
  return noteId && text ? { noteId, seconds: asAmount(from.seconds), text } : emptyDraft();
}

export const keepDraft = (evidenceId: RecordId, draft: NoteDraft): Promise<void> =>
  draft.text === ''
    ? browser.storage.local.remove(keyOf(evidenceId))
    : browser.storage.local.set({ [keyOf(evidenceId)]: { ...draft } });
