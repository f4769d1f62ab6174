// The popup's form as a draft: filled from a reading, corrected by the person, and kept in the browser's session when the popup closes.
import { browser } from 'wxt/browser';
import { ACTIVITY_TYPES, type ActivityType } from '../../shared/model/activity.ts';
import { CAPTURE_KINDS, type CaptureKind, METADATA_FIELDS, type MetadataField } from '../../shared/model/capture.ts';
import { type LocalDate, localDateOf, parseLocalDate } from '../../shared/model/dates.ts';
import type { PartRole } from '../../shared/model/evidence.ts';
import { newId, parseId, type RecordId } from '../../shared/model/id.ts';
import { asLine, asOneOf, asRecord, asText } from '../../shared/model/parse.ts';
import { guessType } from '../../shared/model/type-guess.ts';
import { type AttachChoice, type CaptureDraft, parseDayOfActivity, parseDraft } from '../capture/capture-calls.ts';
import { dayOf, isRecording, liveDayOf } from '../capture/draft-of.ts';
import type { PageReading } from '../capture/page-reading.ts';
import { readTyped, textOf, textsOf, type Value } from './field-text.ts';

export interface StoredDraft {
  reading: PageReading;
  /** What stands in the form, by field. */
  texts: Record<MetadataField, string>;
  kind: CaptureKind;
  /** What the person chose; null for the guess. */
  type: ActivityType | null;
  startedOn: string;
  /** The activity that a certificate goes to is to take its day. */
  datesActivity: boolean;
  note: string;
  wanted: PartRole[];
  /** The activity it goes to; null for a new one. */
  attachTo: AttachChoice | null;
  /** The evidence of the link that it completes. */
  completes: RecordId | null;
  activityId: RecordId;
  evidenceId: RecordId;
  /** Keep was pressed and no answer has come yet: it may be on disk. */
  isSent: boolean;
}

export const newDraft = (reading: PageReading, wanted: PartRole[], now: Date): StoredDraft => ({
  reading,
  texts: textsOf(reading.metadata),
  kind: reading.kind,
  type: null,
  startedOn: dayOf(reading, now),
  datesActivity: true,
  note: '',
  wanted,
  attachTo: null,
  completes: null,
  activityId: newId(),
  evidenceId: newId(),
  isSent: false,
});

/** The value that a field of the form stands for, and where it came from: the page, another source of it, or the person. */
export function fieldIn(
  { reading, texts }: Pick<StoredDraft, 'reading' | 'texts'>,
  field: MetadataField,
): { value: Value; source: string | undefined } | { problem: string } {
  const text = texts[field];
  const { metadata, runnersUp } = reading;
  if (text === textOf(field, metadata[field])) return { value: metadata[field], source: metadata.sources[field] };
  const other = runnersUp.find((one) => one.field === field && textOf(field, one.value) === text);
  if (other) return { value: other.value, source: other.source };
  const read = readTyped(field, text);
  return read.ok ? { value: read.value, source: 'me' } : { problem: read.reason };
}

/** What the type is when nobody chooses one. */
export const guessedType = ({ reading, kind }: Pick<StoredDraft, 'reading' | 'kind'>, now: Date): ActivityType =>
  guessType(kind, isRecording({ ...reading, kind }, now));

/** The day on which a recording was live, where the form has another; null otherwise. */
export function otherLiveDay({ reading, kind, startedOn }: StoredDraft): LocalDate | null {
  const day = reading.hasRecording ? liveDayOf(kind, reading.metadata) : null;
  return day === startedOn ? null : day;
}

/** Whether the day of a certificate may become the day of the activity that it goes to. */
export function canDate({ kind, attachTo, completes, startedOn }: StoredDraft): boolean {
  const isOther = parseLocalDate(startedOn) !== null && attachTo?.startedOn !== startedOn;
  return kind === 'certificate' && attachTo !== null && attachTo.isOneDay && completes === null && isOther;
}

/** What of the form cannot be kept as it is, in a sentence by field. */
export function problemsIn(draft: StoredDraft): Partial<Record<MetadataField, string>> {
  return Object.fromEntries(
    METADATA_FIELDS.flatMap((field) => {
      const found = fieldIn(draft, field);
      return 'problem' in found ? [[field, found.problem]] : [];
    }),
  );
}

/** The reading with the person's corrections, each marked as theirs. A field that cannot be read stays as the page gave it. */
export function corrected(draft: Pick<StoredDraft, 'reading' | 'texts' | 'kind'>): PageReading {
  const { reading, kind } = draft;
  const metadata = { ...reading.metadata, sources: { ...reading.metadata.sources } };
  for (const field of METADATA_FIELDS) {
    const found = fieldIn(draft, field);
    if ('problem' in found || found.value === metadata[field]) continue;
    Object.assign(metadata, { [field]: found.value });
    metadata.sources[field] = found.source ?? 'me';
  }
  return { ...reading, kind, metadata };
}

/** What is sent to be kept. A date that is none becomes today. */
export function toCaptureDraft(draft: StoredDraft, now: Date): CaptureDraft {
  const { activityId, evidenceId, attachTo, completes, wanted, startedOn, note } = draft;
  // what was found is for the person's eyes alone
  const reading = { ...corrected(draft), found: [] };
  return {
    activityId: attachTo?.id ?? activityId,
    evidenceId,
    isAttached: attachTo !== null,
    completes: attachTo ? completes : null,
    wanted,
    reading,
    type: draft.type ?? guessedType(draft, now),
    startedOn: parseLocalDate(startedOn) ?? localDateOf(now),
    datesActivity: draft.datesActivity && canDate(draft),
    note: note.trim(),
  };
}

const keyOf = (tabId: number, url: string): string => `draft:${tabId}:${url}`;

function parseAttach(value: unknown): AttachChoice | null {
  const from = asRecord(value);
  const id = parseId(from.id);
  return (
    id && {
      id,
      title: asLine(from.title),
      provider: asLine(from.provider),
      ...parseDayOfActivity(from),
      isInInbox: from.isInInbox === true,
      isPlanned: from.isPlanned === true,
      isOneDay: from.isOneDay === true,
    }
  );
}

export async function readStored(tabId: number, url: string): Promise<StoredDraft | null> {
  const key = keyOf(tabId, url);
  const stored = asRecord((await browser.storage.session.get(key))[key]);
  const today: LocalDate = localDateOf(new Date());
  const draft = parseDraft({ ...stored, startedOn: parseLocalDate(stored.startedOn) ?? today });
  if (!draft) return null;
  const typed = asRecord(stored.texts);
  const texts = textsOf(draft.reading.metadata);
  for (const field of METADATA_FIELDS) if (typeof typed[field] === 'string') texts[field] = asText(typed[field]);
  return {
    reading: draft.reading,
    texts,
    kind: asOneOf(stored.kind, CAPTURE_KINDS) ?? draft.reading.kind,
    type: asOneOf(stored.type, ACTIVITY_TYPES),
    startedOn: asText(stored.startedOn, 20) || draft.startedOn,
    datesActivity: stored.datesActivity !== false,
    note: draft.note,
    wanted: draft.wanted,
    attachTo: parseAttach(stored.attachTo),
    completes: draft.completes,
    activityId: draft.activityId,
    evidenceId: draft.evidenceId,
    isSent: stored.isSent === true,
  };
}

export function store(tabId: number, url: string, draft: StoredDraft): Promise<void> {
  const written = { ...draft, reading: { ...draft.reading, found: [] } };
  return browser.storage.session.set({ [keyOf(tabId, url)]: JSON.parse(JSON.stringify(written)) });
}

export const forget = (tabId: number, url: string): Promise<void> => browser.storage.session.remove(keyOf(tabId, url));
