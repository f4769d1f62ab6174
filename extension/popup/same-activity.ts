// The activity that a certificate belongs to, by its title.

import { wordsOf } from '../../shared/wording/words-of.ts';
import type { AttachChoice } from '../capture/capture-calls.ts';
import type { StoredDraft } from './popup-draft.ts';

/** What a course may be called beyond what its certificate says: "Online course: …". Words. */
const MORE_WORDS_MAX = 3;

/** The words of a title to look for, without what stands between them. */
export const titleWords = (title: string): string => wordsOf(title).join(' ');

/** The one choice that is called the same, or a little more than that; null where there is none, or more than one. */
export function sameActivity(title: string, choices: readonly AttachChoice[]): AttachChoice | null {
  const wanted = wordsOf(title);
  if (wanted.length === 0) return null;
  const surplus = (choice: AttachChoice): number => {
    const words = wordsOf(choice.title);
    return wanted.every((word) => words.includes(word)) ? words.length - wanted.length : Number.POSITIVE_INFINITY;
  };
  const same = choices.filter((choice) => surplus(choice) === 0);
  const near = choices.filter((choice) => surplus(choice) <= MORE_WORDS_MAX);
  const found = same.length > 0 ? same : wanted.length > 1 ? near : [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Sends the page to that activity, which may know who gave the course where the certificate does not say. */
export function attach(draft: StoredDraft, choice: AttachChoice): void {
  draft.attachTo = choice;
  const { metadata } = draft.reading;
  if (draft.texts.provider || !choice.provider) return;
  metadata.provider = choice.provider;
  metadata.sources.provider = 'activity';
  draft.texts.provider = choice.provider;
}
