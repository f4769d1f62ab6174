// How many things come in, and where to, in words; and why nothing did.
import { dateText } from '../../../shared/audit/date-text.ts';
import { localDateOf } from '../../../shared/model/dates.ts';
import { StorageFailure } from '../../../shared/model/storage-failure.ts';
import type { ReadImport } from '../../import/imported.ts';
import type { ImportNow, TakenBack } from '../../import/take-back.ts';

export const inNumbers = (count: number): string => count.toLocaleString('en-GB');
export const things = (count: number): string => (count === 1 ? 'One thing' : `${inNumbers(count)} things`);

const activities = (count: number): string => (count === 1 ? 'an activity' : 'activities');

/** Before it is done. */
export function whereTo(toInbox: number, attached: number, isRecord = false): string {
  const place = isRecord ? 'record' : 'inbox';
  if (toInbox + attached === 0) return 'Nothing is ticked.';
  const there = `${things(attached)} will go to ${activities(attached)} that you have.`;
  if (toInbox === 0) return there;
  const inbox = `${things(toInbox)} will go to your ${place}`;
  return attached === 0 ? `${inbox}.` : `${inbox}, ${inNumbers(attached)} to ${activities(attached)} that you have.`;
}

/** Afterwards. */
export function whereItIs(inInbox: number, attached: number, isRecord = false): string {
  const place = isRecord ? 'record' : 'inbox';
  if (attached === 0) return inInbox === 1 ? `It is in your ${place}.` : `${things(inInbox)} are in your ${place}.`;
  if (inInbox === 0)
    return attached === 1 ? 'It is with its activity.' : `${things(attached)} are with their activities.`;
  const inbox = inInbox === 1 ? `One thing is in your ${place}` : `${things(inInbox)} are in your ${place}`;
  return `${inbox}, ${inNumbers(attached)} with ${attached === 1 ? 'its activity' : 'their activities'}.`;
}

const counted = (count: number, one: string, many: string): string => `${inNumbers(count)} ${count === 1 ? one : many}`;

/** "14 activities and 2 pieces of evidence from record.csv, 26 November 2026"; evidence is told of that went to activities that were there. */
export function importInWords({ activities: made, attached, name, at }: ImportNow): string {
  const what = [
    made > 0 ? counted(made, 'activity', 'activities') : '',
    attached > 0 ? counted(attached, 'piece of evidence', 'pieces of evidence') : '',
  ].filter(Boolean);
  return `${what.join(' and ')}${name ? ` from ${name}` : ''}, ${dateText(localDateOf(new Date(at)))}`;
}

/** Of an import, what stays whatever is taken back; empty for nothing. */
export const staysInWords = (count: number): string =>
  count === 0
    ? ''
    : count === 1
      ? 'One that you have changed since stays.'
      : `${inNumbers(count)} that you have changed since stay.`;

/** Of an import that was taken back. */
export function takenBackInWords({ taken, stay }: Pick<TakenBack, 'taken' | 'stay'>): string {
  if (taken === 0) return 'You have changed all of it since, so all of it stays.';
  const gone = stay === 0 ? 'All of it is' : taken === 1 ? 'One thing is' : `${things(taken)} are`;
  return `${gone} in the bin for 30 days, where single things can be put back. ${staysInWords(stay)}`.trim();
}

/** How many hold what could tell who somebody is: rows of a table, or things of many kinds. */
export function holdsDetails(count: number, isTable: boolean): string {
  if (count === 1) return `One ${isTable ? 'row' : 'of these'} may hold details of a person`;
  return `${inNumbers(count)} ${isTable ? 'rows' : 'of these'} may hold details of a person`;
}

/** Leaves only those on screen. */
export function onlyTold(count: number, isTable: boolean): string {
  if (count === 1) return isTable ? 'Show only this row' : 'Show only this one';
  return isTable ? 'Show only these rows' : 'Show only these';
}

/** Of those, what is left out until the person says otherwise; empty for nothing. */
export function leftOutInWords(warned: number, told: number): string {
  if (warned === 0) return '';
  const some = warned === 1 ? 'One of them seems' : `${inNumbers(warned)} of them seem`;
  const which = warned < told ? some : told === 1 ? 'It seems' : 'They seem';
  const [are, say] = warned === 1 ? ['it is', 'you tick it'] : ['they are', 'you tick them'];
  return `${which} to hold a patient’s details, so ${are} left out unless ${say}.`;
}

/** What an import came from, as it is listed: a file's name, with how many others. */
export function sourceInWords(reads: readonly Pick<ReadImport, 'name' | 'entries'>[]): string {
  const [first, ...others] = reads.filter(({ entries }) => entries.length > 0);
  const name = first?.name || 'what you pasted';
  return others.length === 0 ? name : `${name} and ${counted(others.length, 'other file', 'other files')}`;
}

/** The person's own word: nothing to be alarmed at. */
export const STOPPED = 'Stopped. Nothing was brought in.';

/** Why nothing is here of what was to come in, and what to do. */
export function notBroughtIn(error: unknown, isStopped: boolean): string {
  if (isStopped) return STOPPED;
  if (error instanceof StorageFailure && error.reason === 'full')
    return 'The storage of this device is full, so nothing was brought in, and what was here is as it was. Free some space, or untick some of these, and bring them in again.';
  return 'This browser could not keep what was to come in, so nothing was brought in, and what was here is as it was. Try once more; if it happens again, close Waymark and open it first.';
}
