// An activity: one thing from which the person learned, or plans to. What was kept from the web is an activity in the inbox.
import { type DatePrecision, type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { type Marks, parseMarks } from './marks.ts';
import { asAmount, asBoolean, asLine, asOneOf, asRecord, asText, asWebAddress } from './parse.ts';
import { asTags } from './tags.ts';

/** HCPC's kinds of learning; a scheme of another regulator maps its own onto them. */
export const ACTIVITY_TYPES = ['workBased', 'professional', 'formal', 'selfDirected', 'other'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** What an activity is meant for: the dated list only, or a story in the personal statement. */
export type ActivityTarget = 'list' | 'story';

/** The long texts of an activity. Each is a shared text that two devices may edit at once. */
export const ACTIVITY_TEXTS = ['description', 'relevance', 'intendedBenefit', 'outcome'] as const;
export type ActivityText = (typeof ACTIVITY_TEXTS)[number];

export interface Activity {
  id: RecordId;
  /** One line. May be empty while the person is still writing. */
  title: string;
  /** First day, in the person's calendar; after today it is planned. Null until known. */
  startedOn: LocalDate | null;
  /** Last day, inclusive, when it took more than one. Null otherwise. */
  endedOn: LocalDate | null;
  /** `month`: only the month is known and `startedOn` is its first day. */
  datePrecision: DatePrecision;
  /** Null until chosen. */
  type: ActivityType | null;
  /** The example within the type, in the scheme's words, such as "Journal club"; empty when not chosen. */
  subtype: string;
  /** Minutes spent; optional everywhere, since HCPC counts none. */
  minutes: number | null;
  provider: string;
  place: string;
  /** An http(s) address, or empty. */
  url: string;
  /** What the calendar event that it came from is known by; empty for all others. */
  invitation: string;
  /** In the order of the alphabet; changed one by one (see the commands), so that two devices tagging at once keep both. */
  tags: string[];
  /** What the person's registrations ask to be said of it; changed one by one, as tags are. Empty for most. */
  marks: Marks;
  target: ActivityTarget;
  starred: boolean;
  /** The person says that it is finished, whatever the hints say. */
  finishedByMe: boolean;
  /** The day the person said that what was planned took place; null while they have not. Holds for no later `startedOn`. */
  confirmedOn: LocalDate | null;
  /** When it left the inbox; null while it waits there. */
  triagedAt: Instant | null;
  createdAt: Instant;
  /** The day it was put in the bin; null when it is not there. */
  deletedOn: LocalDate | null;
  /** What it was, in the person's words. */
  description: string;
  /** Why it matters to present or future practice (HCPC standard 2). */
  relevance: string;
  /** What good was hoped for (HCPC standards 3 and 4 say "seek to ensure"). */
  intendedBenefit: string;
  /** What came of it, or why it did not help and what follows. */
  outcome: string;
}

/** Fields that are set whole; the long texts are edited in place instead. */
export type ActivityFields = Omit<Activity, 'id' | 'createdAt' | 'tags' | 'marks' | ActivityText>;

/** An activity from a record of unknown origin; what is missing or of a wrong kind gets its default. */
export function parseActivity(id: RecordId, value: unknown): Activity {
  const from = asRecord(value);
  return {
    id,
    title: asLine(from.title),
    startedOn: parseLocalDate(from.startedOn),
    endedOn: parseLocalDate(from.endedOn),
    datePrecision: asOneOf(from.datePrecision, ['day', 'month']) ?? 'day',
    type: asOneOf(from.type, ACTIVITY_TYPES),
    subtype: asLine(from.subtype),
    minutes: asAmount(from.minutes),
    provider: asLine(from.provider),
    place: asLine(from.place),
    url: asWebAddress(from.url),
    invitation: asLine(from.invitation),
    tags: asTags(from.tags),
    marks: parseMarks(from.marks),
    target: asOneOf(from.target, ['list', 'story']) ?? 'list',
    starred: asBoolean(from.starred),
    finishedByMe: asBoolean(from.finishedByMe),
    confirmedOn: parseLocalDate(from.confirmedOn),
    triagedAt: parseInstant(from.triagedAt),
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
    description: asText(from.description),
    relevance: asText(from.relevance),
    intendedBenefit: asText(from.intendedBenefit),
    outcome: asText(from.outcome),
  };
}

/** Planned: its first day lies after `today`. */
export const isPlanned = (activity: Pick<Activity, 'startedOn'>, today: LocalDate): boolean =>
  activity.startedOn !== null && activity.startedOn > today;
