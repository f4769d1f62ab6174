// The next small thing: what a record asks for, most pressing first, so that nobody has to look for where to go on.

import type { Activity } from '../model/activity.ts';
import { daysBetween, type LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import type { Reminder } from '../model/reminder.ts';
import type { AuditStage } from './audit-stage.ts';
import type { FoundGap } from './checks.ts';
import type { Completeness, PartKey } from './completeness.ts';
import { daysOf } from './in-cycle.ts';

/** An activity as a sentence names it. */
export type NamedActivity = Pick<Activity, 'id' | 'title'>;

/** `of`: the registrations that it is for, where there are several; undefined when it is for whichever there are. */
type OfSome = { of?: readonly RecordId[] | undefined };

export type NextThing =
  | ({ kind: 'audit' } & AuditToday)
  | { kind: 'reminder'; reminder: Reminder; activity: NamedActivity }
  | { kind: 'checkConfidentiality'; activity: NamedActivity }
  /** `missing`: the parts that are not there yet, in the order in which they are best done. */
  | ({
      kind: 'needsReflection' | 'needsEvidenceOrOutcome' | 'needsDateAndType';
      activity: NamedActivity;
      missing: PartKey[];
    } & OfSome)
  | ({ kind: 'gap'; from: LocalDate; to: LocalDate } & OfSome)
  | { kind: 'inbox'; count: number }
  /** Nothing dated since that day, the last one with an activity. */
  | { kind: 'quiet'; since: LocalDate }
  /** `endedOn`: the last day of the period of one's own that was the last. */
  | { kind: 'period'; endedOn: LocalDate | null };

/** An audit in which the person has something to do. */
export interface AuditToday {
  stage: Extract<AuditStage, 'preparing' | 'moreAsked'>;
  /** By when, in words; empty when no day was given. */
  due: string;
  registrationId: RecordId | null;
  cycleStart: LocalDate | null;
}

export interface ActivityToday extends OfSome {
  activity: Activity;
  completeness: Pick<Completeness, 'state' | 'percent' | 'parts'>;
  /** Something of it may tell who somebody is, and nobody has looked yet. */
  isFlagged: boolean;
}

export type GapToday = FoundGap & OfSome;

export interface RecordToday {
  /** Those under way. */
  audits?: readonly AuditToday[];
  /** Those that are due, the oldest first. */
  reminders: readonly { reminder: Reminder; activity: NamedActivity }[];
  /** Of the inbox, and of the record those that count today and those without a date. In any order. */
  activities: readonly ActivityToday[];
  /** The oldest first. */
  gaps: readonly GapToday[];
  inboxCount: number;
  /** Whether nothing says for which time the record is kept from now on, and the person may want to say it. */
  asksForPeriod: { endedOn: LocalDate | null } | null;
  /** The last registration has ended and the record with it: nothing new is asked for. */
  isAtRest: boolean;
  today: LocalDate;
}

/** Days without anything dated after which a quiet word is due: two thirds of HCPC's three months. */
const QUIET_DAYS = 60;

/**
 * Everything that might be done next. An audit comes before all; then what a date or somebody's privacy hangs on comes first; then what is nearly there, since
 * it takes the least; what only waits comes last. Empty when nothing does.
 */
export function nextThings(record: RecordToday): NextThing[] {
  const { audits = [], reminders, activities, gaps, inboxCount, asksForPeriod, isAtRest, today } = record;
  const kept = activities.filter(({ activity }) => activity.triagedAt !== null);
  const open = gaps.filter((gap) => !gap.isExplained).toReversed();
  return [
    ...audits.map((one): NextThing => ({ kind: 'audit', ...one })),
    ...reminders.map((one): NextThing => ({ kind: 'reminder', ...one })),
    ...activities
      .filter((one) => one.isFlagged)
      .sort(latestFirst)
      .map(({ activity }): NextThing => ({ kind: 'checkConfidentiality', activity })),
    ...needing(kept, ['needsReflection', 'needsEvidenceOrOutcome']),
    ...needing(kept, ['needsDateAndType']),
    ...open.map(({ from, to, of }): NextThing => ({ kind: 'gap', from, to, of })),
    ...(inboxCount > 0 ? [{ kind: 'inbox' as const, count: inboxCount }] : []),
    ...(isAtRest ? [] : quiet(kept, open, today)),
    ...(asksForPeriod ? [{ kind: 'period' as const, ...asksForPeriod }] : []),
  ];
}

type Needing = 'needsReflection' | 'needsEvidenceOrOutcome' | 'needsDateAndType';

/** Those in one of these states, the one that lacks least leading. */
function needing(kept: readonly ActivityToday[], states: readonly Needing[]): NextThing[] {
  return kept
    .toSorted((one, other) => other.completeness.percent - one.completeness.percent || latestFirst(one, other))
    .flatMap(({ activity, completeness, of }) => {
      const kind = states.find((state) => state === completeness.state);
      const missing = completeness.parts.filter((part) => !part.done).map((part) => part.key);
      return kind ? [{ kind, activity, missing, of }] : [];
    });
}

/** A gap that reaches today says the same, and more. */
function quiet(kept: readonly ActivityToday[], gaps: readonly { to: LocalDate }[], today: LocalDate): NextThing[] {
  if (gaps.some(({ to }) => to === today)) return [];
  const days = kept.flatMap(({ activity }) => daysOf(activity)?.to ?? []).sort();
  const since = days.at(-1);
  return since && daysBetween(since, today) >= QUIET_DAYS ? [{ kind: 'quiet', since }] : [];
}

const dayOf = ({ activity }: ActivityToday): string => activity.startedOn ?? activity.createdAt.slice(0, 10);
const latestFirst = (one: ActivityToday, other: ActivityToday): number =>
  dayOf(one) < dayOf(other) ? 1 : Number(dayOf(one) > dayOf(other)) * -1;

/** Tells one thing from another, so that a person who looks at it keeps it while others come and go. */
export function keyOf(thing: NextThing): RecordId | string {
  switch (thing.kind) {
    case 'reminder':
      return thing.reminder.id;
    case 'audit':
      return ['audit', thing.registrationId, thing.cycleStart].join(' ');
    case 'gap':
      return ['gap', thing.from, ...(thing.of ?? [])].join(' ');
    case 'inbox':
    case 'quiet':
    case 'period':
      return thing.kind;
    default:
      return `${thing.kind} ${thing.activity.id}`;
  }
}
