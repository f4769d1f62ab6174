// The calls about keeping a page: reading it, keeping it, its note, taking it back.
import { ACTIVITY_TYPES, type Activity, type ActivityType } from '../../shared/model/activity.ts';
import type { CaptureKind } from '../../shared/model/capture.ts';
import { type Instant, type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { PART_ROLES, type PartRole } from '../../shared/model/evidence.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asLine, asOneOf, asRecord, asText } from '../../shared/model/parse.ts';
import type { Parsers } from '../call.ts';
import type { Refusal } from '../trust/refusal.ts';
import { type PageReading, parseReading } from './page-reading.ts';

/** What the person leaves in the popup when they press Keep. */
export interface CaptureDraft {
  activityId: RecordId;
  evidenceId: RecordId;
  /** `activityId` is of an activity that is there already and gets this page as evidence. */
  isAttached: boolean;
  /** The evidence of a link that was kept unread, which this reading completes; null for all others. */
  completes: RecordId | null;
  reading: PageReading;
  /** The parts to keep with it, besides its address and details. */
  wanted: PartRole[];
  type: ActivityType | null;
  /** The day they learned from it. */
  startedOn: LocalDate;
  /** The activity that it goes to takes this day for its own. */
  datesActivity: boolean;
  /** One line about it. */
  note: string;
}

export interface KeptPage {
  activityId: RecordId;
  evidenceId: RecordId;
  keptAt: Instant;
  kind: CaptureKind;
  /** Of the page. */
  title: string;
  note: string;
  /** The activity that it belongs to. */
  activity: Pick<AttachChoice, 'title' | 'startedOn' | 'datePrecision' | 'isInInbox'>;
  /** It was added to that activity, which is not about this page alone. */
  isJoined: boolean;
  /** It may show who a patient is, and nobody has looked yet. */
  isFlagged: boolean;
  /** It is known by its DOI, and stood at another address then. */
  isByDoi: boolean;
  /** Kept from a link, without opening it. */
  isUnread: boolean;
}

/** When an activity was, as exact as it is known. */
export type DayOfActivity = Pick<Activity, 'startedOn' | 'datePrecision'>;

/** An activity that a page may be attached to. */
export interface AttachChoice extends DayOfActivity {
  id: RecordId;
  title: string;
  provider: string;
  isInInbox: boolean;
  /** Its day is still to come. */
  isPlanned: boolean;
  /** It took no more than a day, so that a certificate's day may take the place of its own. */
  isOneDay: boolean;
}

/** What taking a kept page back needs. */
export interface Undoable {
  activityId: RecordId;
  evidenceId: RecordId;
  isAttached: boolean;
  completes: RecordId | null;
  /** The day that the activity had before it took the page's; null where it took none. */
  dayBefore: DayOfActivity | null;
}

/** How keeping a tab without the popup went last. */
export type QuickOutcome =
  | { kind: 'none' }
  /** `isLink`: a link of the page was kept, not the page itself. */
  | { kind: 'kept'; page: KeptPage; isLink: boolean; undoable: Undoable }
  /** A sentence for the person. */
  | { kind: 'failed'; why: string };

export type CaptureCalls = {
  /** Reads the page in a tab, or says why it is not looked at. Both null where the browser shows not even an address. */
  read: { question: { tabId: number }; answer: { reading: PageReading | null; refusal: Refusal | null } };
  /** Whether this page was kept before. */
  keptBefore: { question: { url: string; canonicalUrl: string; doi: string }; answer: { kept: KeptPage | null } };
  /** Keeps a page. `again` when it may have been kept by a question that got no answer. */
  keep: { question: { tabId: number; draft: CaptureDraft; again: boolean }; answer: { savedAt: Instant } };
  changeNote: { question: { activityId: RecordId; note: string }; answer: { savedAt: Instant } };
  /** Takes back what was kept; of a page that was attached, the page alone. */
  undo: { question: Undoable; answer: { savedAt: Instant } };
  /** Activities to attach a page to whose titles hold all the words: planned ones first, then the latest. */
  attachable: { question: { words: string }; answer: { choices: AttachChoice[] } };
  /** What keeping this tab without the popup came to, for the address that it shows. */
  quickOutcome: { question: { tabId: number; url: string }; answer: QuickOutcome };
};

export function parseDayOfActivity(value: unknown): DayOfActivity {
  const from = asRecord(value);
  const datePrecision = asOneOf(from.datePrecision, ['day', 'month']) ?? 'day';
  return { startedOn: parseLocalDate(from.startedOn), datePrecision };
}

const asTabId = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;

function keptIds(from: Record<string, unknown>): { activityId: RecordId; evidenceId: RecordId } | null {
  const activityId = parseId(from.activityId);
  const evidenceId = parseId(from.evidenceId);
  return activityId && evidenceId && { activityId, evidenceId };
}

export const captureParsers: Parsers<CaptureCalls> = {
  read(from) {
    const tabId = asTabId(from.tabId);
    return tabId === null ? null : { tabId };
  },
  keptBefore: (from) => ({
    url: asLine(from.url, 4_000),
    canonicalUrl: asLine(from.canonicalUrl, 4_000),
    doi: asLine(from.doi),
  }),
  keep(from) {
    const tabId = asTabId(from.tabId);
    const draft = parseDraft(from.draft);
    return draft && tabId !== null ? { tabId, draft, again: from.again === true } : null;
  },
  changeNote(from) {
    const activityId = parseId(from.activityId);
    return activityId && { activityId, note: asText(from.note) };
  },
  undo(from) {
    const ids = keptIds(from);
    const dayBefore = from.dayBefore ? parseDayOfActivity(from.dayBefore) : null;
    return ids && { ...ids, isAttached: from.isAttached === true, completes: parseId(from.completes), dayBefore };
  },
  attachable: (from) => ({ words: asLine(from.words, 200) }),
  quickOutcome(from) {
    const tabId = asTabId(from.tabId);
    return tabId === null ? null : { tabId, url: asText(from.url, 8_000) };
  },
};

/** A draft from a message or from the browser's session storage; null when it lacks what a capture needs. */
export function parseDraft(value: unknown): CaptureDraft | null {
  const from = asRecord(value);
  const ids = keptIds(from);
  const reading = parseReading(from.reading);
  const startedOn = parseLocalDate(from.startedOn);
  if (!ids || !reading || !startedOn) return null;
  const wanted = (Array.isArray(from.wanted) ? from.wanted : ['text'])
    .map((role) => asOneOf(role, PART_ROLES))
    .filter((role) => role !== null);
  const note = asText(from.note, 10_000);
  return {
    ...ids,
    isAttached: from.isAttached === true,
    completes: parseId(from.completes),
    reading,
    wanted,
    type: asOneOf(from.type, ACTIVITY_TYPES),
    startedOn,
    datesActivity: from.datesActivity === true,
    note,
  };
}
