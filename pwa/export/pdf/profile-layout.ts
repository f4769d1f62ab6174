// A profile as a description of what stands on its pages, in order; nothing here knows of fonts or PDF.
import { counted } from '../../../shared/audit/date-text.ts';
import type {
  CountedText,
  ExplainedGap,
  ListedActivity,
  ListedEvidence,
  ProfileDocument,
} from '../../../shared/audit/profile-document.ts';
import { textBlocks } from '../plain-text.ts';

export interface Cell {
  text: string;
  /** A quieter second part below the text; may be empty. */
  note: string;
}

export interface Column {
  label: string;
  /** Points; the one column without a width takes what is left. */
  width: number | null;
}

export type Block =
  | { kind: 'title'; text: string; subtitle: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'contents'; label: string; parts: { title: string; note: string }[] }
  /** Begins a page; the contents give its page number. */
  | { kind: 'part'; title: string; note: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; isQuiet: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; columns: Column[]; rows: Cell[][] }
  | { kind: 'numbered'; items: { number: number; title: string; notes: string[] }[] };

// What one entry may show of long addresses and lists, so that no entry outgrows a page.
const URL_CHARACTERS_MAX = 240;
const TITLES_SHOWN_MAX = 8;
const DATE_CHARACTERS_A_LINE = 21;

/** Cover and contents, then the four parts in the order in which HCPC asks for them. */
export function describeProfile(profile: ProfileDocument): Block[] {
  const parts = [summaryPart(profile), listPart(profile), statementPart(profile), evidencePart(profile)];
  return [
    ...cover(profile),
    { kind: 'contents', label: 'Contents', parts: parts.map(({ title, note }) => ({ title, note })) },
    ...parts.flatMap(({ title, note, blocks }): Block[] => [{ kind: 'part', title, note }, ...blocks]),
  ];
}

interface Part {
  title: string;
  note: string;
  blocks: Block[];
}

function cover({ holder, regulator, period, preparedOnText }: ProfileDocument): Block[] {
  const facts = [
    { label: 'Profession', value: holder.professionLabel },
    { label: 'Registration number', value: holder.registrationNumber },
    { label: 'Regulator', value: regulator },
    { label: 'Period', value: period.text },
    { label: 'Prepared on', value: preparedOnText },
  ];
  return [
    { kind: 'title', text: 'CPD profile', subtitle: holder.name },
    { kind: 'facts', facts: facts.filter((fact) => fact.value !== '') },
  ];
}

const summaryPart = ({ summary }: ProfileDocument): Part => ({
  title: '1  Summary of recent work and practice',
  note: wordsNote(summary),
  blocks: writtenBlocks(summary),
});

const statementPart = ({ statement }: ProfileDocument): Part => ({
  title: '3  Personal statement',
  note: wordsNote(statement),
  blocks: writtenBlocks(statement),
});

function listPart({ activities, period, gaps }: ProfileDocument): Part {
  const columns: Column[] = [
    { label: 'No.', width: 24 },
    { label: 'Date', width: 106 },
    { label: 'Activity', width: null },
    { label: 'Type', width: 106 },
  ];
  const table: Block = { kind: 'table', columns, rows: activities.map(activityRow) };
  return {
    title: '2  Dated list of activities',
    note: `${counted(activities.length, 'activity', 'activities')}, ${period.text}`,
    blocks: [activities.length > 0 ? table : quiet('No activity is listed.'), ...gaps.flatMap(gapBlocks)],
  };
}

const gapBlocks = ({ text, explanation }: ExplainedGap): Block[] => [
  { kind: 'heading', text: `Gap explained: ${text}` },
  ...blocksOf(explanation),
];

function activityRow(activity: ListedActivity): Cell[] {
  const { number, dateText, title, typeLabel, provider, isChosen, evidenceNumbers } = activity;
  const notes = [
    provider,
    isChosen && 'In the statement',
    evidenceNumbers.length > 0 && `Evidence ${evidenceNumbers.join(', ')}`,
  ];
  return [
    { text: String(number), note: '' },
    { text: brokenAtTo(dateText), note: '' },
    { text: title, note: notes.filter(Boolean).join(' · ') },
    { text: typeLabel, note: '' },
  ];
}

/** A range that is longer than its column breaks before its second date, not inside it. */
const brokenAtTo = (dateText: string): string =>
  dateText.length > DATE_CHARACTERS_A_LINE ? dateText.replace(' to ', ' to\n') : dateText;

function evidencePart({ evidence }: ProfileDocument): Part {
  const items = evidence.map((one) => ({ number: one.number, title: one.title, notes: evidenceNotes(one) }));
  return {
    title: '4  Numbered evidence',
    note: counted(evidence.length, 'piece', 'pieces'),
    blocks: items.length > 0 ? [{ kind: 'numbered', items }] : [quiet('No evidence is listed.')],
  };
}

function evidenceNotes({ kindLabel, dateText, url, sha256, activityTitles }: ListedEvidence): string[] {
  const shown = activityTitles.slice(0, TITLES_SHOWN_MAX);
  const more = activityTitles.length - shown.length;
  const notes = [
    [kindLabel, dateText].filter(Boolean).join(', '),
    shown.length > 0 && `Shows: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    url.length > URL_CHARACTERS_MAX ? `${url.slice(0, URL_CHARACTERS_MAX)}…` : url,
    sha256 && `SHA-256 ${sha256}`,
  ];
  return notes.filter((note): note is string => Boolean(note));
}

function writtenBlocks({ text }: CountedText): Block[] {
  const blocks = blocksOf(text);
  return blocks.length > 0 ? blocks : [quiet('Nothing is written here yet.')];
}

const blocksOf = (text: string): Block[] =>
  textBlocks(text).map((block): Block => (block.kind === 'list' ? block : { ...block, isQuiet: false }));

const quiet = (text: string): Block => ({ kind: 'paragraph', text, isQuiet: true });

// the count alone: who reads the document knows the limit, and it is for the writer to keep to it
const wordsNote = ({ words }: CountedText): string => counted(words, 'word', 'words');
