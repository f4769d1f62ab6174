// The copy of what was sent: the profile as plain data, read back with care, and how two of them differ.
import { COPY_MAX, type SentCopy, type SentFile } from '../model/audit.ts';
import { type LocalDate, parseLocalDate, toInstant } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import type { PackFileLine, PackList } from '../model/pack-list.ts';
import { asAmount, asLine, asLines, asRecord, asText } from '../model/parse.ts';
import { madeOf } from './audit-tasks.ts';
import type { CountedText, ListedActivity, ListedEvidence, ProfileDocument } from './profile-document.ts';

export interface ReadCopy {
  document: ProfileDocument;
  /** Activities of a very long list that the copy had no room for. */
  leftOut: number;
}

/** Characters kept free for the rest of the record. */
const ROOM = 2_000;

interface MadeZip {
  name: string;
  sizeBytes: number;
  sha256: string;
  files: readonly PackFileLine[];
}

interface Sending {
  id: RecordId;
  document: ProfileDocument;
  files: readonly SentFile[];
  /** The pack that was made last. */
  pack: PackList | null;
  sentOn: LocalDate;
  now: Date;
}

/** Exactly what is sent. Of a list beyond all measure the end is left out, and how much; null when the texts alone are too long to keep. */
export function toSentCopy({ id, document, files, pack, sentOn, now }: Sending): SentCopy | null {
  let activities = document.activities;
  const asText = () =>
    JSON.stringify({ document: { ...document, activities }, leftOut: document.activities.length - activities.length });
  let text = asText();
  while (text.length > COPY_MAX - ROOM && activities.length > 0) {
    const share = (COPY_MAX - ROOM) / text.length;
    activities = activities.slice(0, Math.min(activities.length - 1, Math.floor(activities.length * share)));
    text = asText();
  }
  if (text.length > COPY_MAX) return null;
  return { id, sentOn, keptAt: toInstant(now), document: text, files: [...files], pack: packOf(document, pack) };
}

/** The pack that was made last, if it is of this very document: nothing has changed since. */
export const packOf = (document: ProfileDocument, pack: PackList | null): PackList | null =>
  pack?.of === madeOf(document) ? pack : null;

/** A pack that was just made, as it is kept with the profile. */
export const toPackList = (zips: readonly MadeZip[], document: ProfileDocument, now: Date): PackList => ({
  madeAt: toInstant(now),
  of: madeOf(document),
  zips: zips.map(({ name, sizeBytes, sha256, files }) => ({
    path: name,
    sizeBytes,
    sha256,
    files: files.map((file) => ({ path: file.path, sizeBytes: file.sizeBytes, sha256: file.sha256 })),
  })),
});

/** The profile in a copy, from any device; null when it is none. */
export function readSentCopy({ document: text }: Pick<SentCopy, 'document'>): ReadCopy | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const from = asRecord(value);
  const document = parseDocument(from.document);
  return document && { document, leftOut: asAmount(from.leftOut) ?? 0 };
}

function parseDocument(value: unknown): ProfileDocument | null {
  const from = asRecord(value);
  const [holder, period] = [asRecord(from.holder), asRecord(from.period)];
  const [start, end] = [parseLocalDate(period.start), parseLocalDate(period.end)];
  if (!start || !end) return null;
  return {
    title: asLine(from.title),
    language: asLine(from.language, 20) || 'en-GB',
    holder: {
      name: asLine(holder.name),
      professionLabel: asLine(holder.professionLabel),
      registrationNumber: asLine(holder.registrationNumber),
    },
    regulator: asLine(from.regulator),
    period: { start, end, text: asLine(period.text) },
    preparedOnText: asLine(from.preparedOnText),
    summary: parseCounted(from.summary),
    activities: listOf(from.activities).map(parseActivity),
    gaps: listOf(from.gaps).map((gap) => ({ text: asLine(gap.text), explanation: asText(gap.explanation) })),
    statement: parseCounted(from.statement),
    evidence: listOf(from.evidence).map(parseEvidence),
  };
}

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(asRecord) : []);

function parseCounted(value: unknown): CountedText {
  const from = asRecord(value);
  return { text: asText(from.text), words: asAmount(from.words) ?? 0, limitWords: asAmount(from.limitWords) };
}

const parseActivity = (from: Record<string, unknown>): ListedActivity => ({
  number: asAmount(from.number) ?? 0,
  startedOn: parseLocalDate(from.startedOn),
  endedOn: parseLocalDate(from.endedOn),
  dateText: asLine(from.dateText),
  title: asLine(from.title),
  typeLabel: asLine(from.typeLabel),
  provider: asLine(from.provider),
  isChosen: from.isChosen === true,
  evidenceNumbers: Array.isArray(from.evidenceNumbers)
    ? from.evidenceNumbers.flatMap((one) => asAmount(one) ?? [])
    : [],
});

const parseEvidence = (from: Record<string, unknown>): ListedEvidence => ({
  id: asLine(from.id) as RecordId,
  number: asAmount(from.number) ?? 0,
  title: asLine(from.title),
  kindLabel: asLine(from.kindLabel),
  dateText: asLine(from.dateText),
  formatText: asLine(from.formatText),
  url: asLine(from.url, 4_000),
  sha256: asLine(from.sha256),
  activityTitles: asLines(from.activityTitles),
});

/** What came to a list and what went from it, in words. */
export interface ListDifference {
  came: string[];
  went: string[];
}

export interface CopyDifferences {
  activities: ListDifference;
  gaps: ListDifference;
  evidence: ListDifference;
}

/** How the lists of a profile differ from what was sent; its two texts are compared word by word where they are shown. */
export function differencesSince(was: ProfileDocument, now: ProfileDocument): CopyDifferences {
  const activity = ({ dateText, title, typeLabel }: ListedActivity) =>
    [dateText, title, typeLabel].filter(Boolean).join(', ');
  const piece = ({ title, kindLabel }: ListedEvidence) => [title, kindLabel].filter(Boolean).join(', ');
  const gap = ({ text, explanation }: ProfileDocument['gaps'][number]) => `${text}: ${explanation}`;
  return {
    activities: between(was.activities.map(activity), now.activities.map(activity)),
    gaps: between(was.gaps.map(gap), now.gaps.map(gap)),
    evidence: between(was.evidence.map(piece), now.evidence.map(piece)),
  };
}

/** Whether a profile says what was sent, in its texts and its lists. */
export const saysTheSame = (was: ProfileDocument, now: ProfileDocument): boolean =>
  was.summary.text === now.summary.text &&
  was.statement.text === now.statement.text &&
  Object.values(differencesSince(was, now)).every(({ came, went }) => came.length + went.length === 0);

function between(was: readonly string[], now: readonly string[]): ListDifference {
  const less = (some: readonly string[], others: readonly string[]) => {
    const left = new Map<string, number>();
    for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
    return some.filter((one) => {
      const count = left.get(one) ?? 0;
      left.set(one, count - 1);
      return count <= 0;
    });
  };
  return { came: less(now, was), went: less(was, now) };
}
