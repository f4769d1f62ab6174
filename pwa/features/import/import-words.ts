// How many things come in, and where to, in words; and why nothing did.
import { StorageFailure } from '../../../shared/model/storage-failure.ts';

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

/** Why nothing is here of what was to come in, and what to do. */
export function notBroughtIn(error: unknown, isStopped: boolean): string {
  if (isStopped) return 'Stopped. Nothing was brought in.';
  if (error instanceof StorageFailure && error.reason === 'full')
    return 'The storage of this device is full, so nothing was brought in, and what was here is as it was. Free some space, or untick some of these, and bring them in again.';
  return 'This browser could not keep what was to come in, so nothing was brought in, and what was here is as it was. Try once more; if it happens again, close Waymark and open it first.';
}
