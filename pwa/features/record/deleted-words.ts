// What was deleted lately, in words.

import { BIN_DAYS } from '../../../shared/model/bin.ts';
import { daysBetween, type LocalDate } from '../../../shared/model/dates.ts';
import type { Deleted, DeletedKind } from '../../../shared/projection/recently-deleted.ts';

const KINDS: Record<DeletedKind, string> = {
  activity: 'Activity',
  evidence: 'Evidence',
  reflection: 'Reflection',
  annotation: 'Note',
  session: 'Time with a page or recording',
  reminder: 'Reminder',
  gapExplanation: 'Explanation of a gap',
  goal: 'Goal',
  ownType: 'Kind of learning',
};

/** Characters of a text by which it is known again. */
const NAME_MAX = 120;

/** "Reflection on Splinting course", "Goal". */
export const kindInWords = ({ kind, partOf }: Deleted): string =>
  partOf ? `${KINDS[kind]} on “${partOf}”` : KINDS[kind];

export function nameInWords({ name, kind }: Deleted): string {
  const line = name.replace(/\s+/g, ' ').trim();
  if (!line) return kind === 'activity' ? 'Untitled activity' : 'Without words';
  return line.length > NAME_MAX ? `${line.slice(0, NAME_MAX).trimEnd()}…` : line;
}

/** "30 days left", "Last day". */
export function timeLeft(deletedOn: LocalDate, today: LocalDate): string {
  const days = BIN_DAYS - daysBetween(deletedOn, today);
  if (days <= 0) return 'Last day';
  return days === 1 ? '1 day left' : `${days} days left`;
}
