// The popup's form as a draft: filled from a reading, corrected by the person, and kept in the browser's session when the popup closes.
import { browser } from 'wxt/browser';
import type { CaptureKind, MetadataField, PageMetadata } from '../../shared/model/capture.ts';
import { type LocalDate, localDateOf, parseLocalDate } from '../../shared/model/dates.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { asRecord } from '../../shared/model/parse.ts';
import { type CaptureDraft, parseDraft } from '../capture/capture-calls.ts';
import type { PageReading } from '../capture/page-reading.ts';
import { splitNames } from '../extractors/names.ts';

/** What the person can correct, as text. */
export interface FormFields {
  title: string;
  /** Authors or speakers, separated by semicolons, since a degree may follow a comma. */
  people: string;
  provider: string;
  siteName: string;
  kind: CaptureKind;
  startedOn: string;
  note: string;
}

/** Webinars and courses are given by somebody; other pages are written by somebody. */
export const isGiven = (kind: CaptureKind): boolean => kind === 'webinar' || kind === 'course';

/** A webinar's own day; for anything else the day it was read. */
function dayOf({ kind, metadata }: PageReading, now: Date): LocalDate {
  const day = kind === 'webinar' ? parseLocalDate(metadata.startsAt.slice(0, 10)) : null;
  return day ?? localDateOf(now);
}

export function fieldsOf(reading: PageReading, now: Date): FormFields {
  const { kind, metadata } = reading;
  return {
    title: metadata.title,
    people: metadata.authors.join('; '),
    provider: metadata.provider,
    siteName: metadata.siteName,
    kind,
    startedOn: dayOf(reading, now),
    note: '',
  };
}

const peopleIn = (text: string): string[] =>
  text.includes(';')
    ? text
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean)
    : splitNames(text);

/** The reading with the person's corrections, each marked as theirs. */
export function corrected(reading: PageReading, fields: FormFields): PageReading {
  const metadata: PageMetadata = { ...reading.metadata, sources: { ...reading.metadata.sources } };
  const mark = (field: MetadataField) => {
    metadata.sources[field] = 'me';
  };
  for (const field of ['title', 'provider', 'siteName'] as const) {
    const text = fields[field].trim();
    if (text === metadata[field]) continue;
    metadata[field] = text;
    mark(field);
  }
  if (fields.people !== metadata.authors.join('; ')) {
    metadata.authors = peopleIn(fields.people);
    mark('authors');
  }
  return { ...reading, kind: fields.kind, metadata };
}

export interface StoredDraft {
  reading: PageReading;
  fields: FormFields;
  activityId: RecordId;
  evidenceId: RecordId;
  /** Keep was pressed and no answer has come yet: it may be on disk. */
  isSent: boolean;
}

export const newDraft = (reading: PageReading, now: Date): StoredDraft => ({
  reading,
  fields: fieldsOf(reading, now),
  activityId: newId(),
  evidenceId: newId(),
  isSent: false,
});

/** What is sent to be kept. A date that is none becomes today. */
export function toCaptureDraft({ reading, fields, activityId, evidenceId }: StoredDraft, now: Date): CaptureDraft {
  return {
    activityId,
    evidenceId,
    isAttached: false,
    completes: null,
    wanted: ['text'],
    reading: corrected(reading, fields),
    startedOn: parseLocalDate(fields.startedOn) ?? localDateOf(now),
    note: fields.note.trim(),
  };
}

const keyOf = (tabId: number, url: string): string => `draft:${tabId}:${url}`;

export async function readStored(tabId: number, url: string): Promise<StoredDraft | null> {
  const key = keyOf(tabId, url);
  const stored = asRecord((await browser.storage.session.get(key))[key]);
  const fields = asRecord(stored.fields);
  const draft = parseDraft({ ...stored, startedOn: fields.startedOn || localDateOf(new Date()), note: fields.note });
  if (!draft || typeof fields.title !== 'string') return null;
  const texts = Object.entries(fieldsOf(draft.reading, new Date())).map(([name, found]) => {
    const typed = fields[name];
    return [name, typeof typed === 'string' ? typed : found];
  });
  return {
    reading: draft.reading,
    fields: Object.fromEntries(texts) as FormFields,
    activityId: draft.activityId,
    evidenceId: draft.evidenceId,
    isSent: stored.isSent === true,
  };
}

export const store = (tabId: number, url: string, draft: StoredDraft): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId, url)]: JSON.parse(JSON.stringify(draft)) });

export const forget = (tabId: number, url: string): Promise<void> => browser.storage.session.remove(keyOf(tabId, url));
