// Where an audit stands, and how long there is still, in words that hurry nobody.
import { daysBetween, type LocalDate } from '../model/dates.ts';
import type { Profile } from '../model/profile.ts';
import { counted, dateText } from './date-text.ts';

/** `none`: nobody was selected; `sent`: it lies with the regulator; `moreAsked`: something is to be added to what was sent. */
export type AuditStage = 'none' | 'preparing' | 'sent' | 'moreAsked' | 'over';

type Audited = Pick<Profile, 'selectedOn' | 'state' | 'outcome' | 'sent' | 'asked' | 'deadline'>;

export function auditStage(profile: Audited | null): AuditStage {
  if (!profile?.selectedOn) return 'none';
  if (profile.outcome) return 'over';
  if (profile.state === 'moreAsked') return 'moreAsked';
  return profile.state === 'submitted' || profile.sent.length > 0 ? 'sent' : 'preparing';
}

/** Whether the person has something to do for it, or waits for an answer. */
export const isUnderAudit = (profile: Audited | null): boolean =>
  ['preparing', 'sent', 'moreAsked'].includes(auditStage(profile));

/** The day that counts now: of what was asked for last, or the deadline of the profile. Null when none was given, or nothing is due. */
export function dueOn(profile: Audited | null): LocalDate | null {
  const stage = auditStage(profile);
  if (stage === 'moreAsked') return profile?.asked.at(-1)?.dueOn ?? null;
  return stage === 'preparing' ? (profile?.deadline ?? null) : null;
}

/** Of profiles of one cycle that devices began apart, the one to go on with: under audit before those that are not, then the oldest. */
export const theOneOf = <One extends Audited>(profiles: readonly One[]): One | null =>
  profiles.find((one) => one.selectedOn !== null) ?? profiles[0] ?? null;

/** Days from which time is told in weeks. */
const IN_WEEKS_DAYS = 21;

/** "Due on 31 October 2027: about 10 weeks left." The day itself still counts. */
export function dueText(due: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, due);
  if (days < 0) return `It was due on ${dateText(due)}, ${days === -1 ? 'yesterday' : `${counted(-days, 'day')} ago`}.`;
  return `Due on ${dateText(due)}: ${timeLeft(days)}.`;
}

function timeLeft(days: number): string {
  if (days === 0) return 'today is the last day';
  if (days === 1) return 'tomorrow is the last day';
  return days < IN_WEEKS_DAYS ? `${days} days left` : `about ${Math.floor(days / 7)} weeks left`;
}
