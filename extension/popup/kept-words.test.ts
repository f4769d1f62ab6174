// What the popup says of a page that is kept.
import { expect, it } from 'vitest';
import { type LocalDate, toInstant } from '../../shared/model/dates.ts';
import { whenKept, whereKept } from './kept-words.ts';

const today = '2026-11-26' as LocalDate;
const activity = {
  title: 'Safeguarding adults level 2',
  startedOn: today,
  datePrecision: 'day' as const,
  isInInbox: false,
};

it('when it was kept: the time for today, else the day', () => {
  const now = new Date(2026, 10, 26, 9, 30);
  expect(whenKept(toInstant(new Date(2026, 10, 26, 2, 41)), now)).toBe('today at 02:41');
  expect(whenKept(toInstant(new Date(2026, 10, 3, 2, 41)), now)).toBe('on 3 November 2026');
});

it('where it went: the inbox, the record, or an activity that was there', () => {
  expect(whereKept({ isJoined: false, activity: { ...activity, isInInbox: true } }, today)).toBe('In your Inbox');
  expect(whereKept({ isJoined: false, activity }, today)).toBe('In your record, 26 Nov');
  expect(whereKept({ isJoined: true, activity }, today)).toBe('With “Safeguarding adults level 2”, 26 Nov');
  const before = { ...activity, title: '', startedOn: '2025-09-01' as LocalDate, datePrecision: 'month' as const };
  expect(whereKept({ isJoined: true, activity: before }, today)).toBe('With “an activity without a title”, Sept 2025');
});
