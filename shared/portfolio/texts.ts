// Long texts: finding the shared text of a record, and turning what a text area now says into the smallest edit.
import * as Y from 'yjs';
import { EDIT_ORIGIN, isReadOnly, ReadOnlyPortfolio } from './commands/writing.ts';
import { ANSWER_PREFIX, recordOf } from './layout.ts';

export type TextKind = 'activity' | 'reflection' | 'profile' | 'annotation' | 'gapExplanation' | 'goal';

/** The shared text of a record: a reflection's by prompt key, any other by its name. Null when there is none. */
export function sharedText(doc: Y.Doc, kind: TextKind, id: string, field: string): Y.Text | null {
  const text = recordOf(doc, kind, id)?.get(kind === 'reflection' ? `${ANSWER_PREFIX}${field}` : field);
  return text instanceof Y.Text ? text : null;
}

/** Part of a text to be replaced: `remove` UTF-16 units from `at` on, by `insert`. */
export interface TextEdit {
  at: number;
  remove: number;
  insert: string;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * The smallest edit that makes `next` of `now`, or null when they are equal.
 *
 * `caret`, in UTF-16 units of `next`, tells where the edit ended: an "a" typed into "aaa" could have gone anywhere, and
 * another device's words beside it must stay beside it. Surrogate pairs are never cut, since Yjs keeps U+FFFD for a half.
 */
export function smallestEdit(now: string, next: string, caret = next.length): TextEdit | null {
  if (now === next) return null;
  let tail = 0;
  const longestTail = Math.min(next.length - Math.min(caret, next.length), now.length, next.length);
  while (tail < longestTail && now[now.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  let head = 0;
  const longestHead = Math.min(now.length, next.length) - tail;
  while (head < longestHead && now[head] === next[head]) head++;
  if (head > 0 && isHighSurrogate(now.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLowSurrogate(now.charCodeAt(now.length - tail))) tail--;
  return { at: head, remove: now.length - tail - head, insert: next.slice(head, next.length - tail) };
}

/** Makes the shared text say `next`, in one transaction, by the smallest edit. */
export function replaceText(text: Y.Text, next: string, caret?: number, origin: unknown = EDIT_ORIGIN): void {
  const edit = smallestEdit(text.toString(), next, caret);
  if (!edit || !text.doc) return;
  if (isReadOnly(text.doc)) throw new ReadOnlyPortfolio();
  text.doc.transact(() => {
    if (edit.remove > 0) text.delete(edit.at, edit.remove);
    if (edit.insert) text.insert(edit.at, edit.insert);
  }, origin);
}
