// A profile as a description of what stands on its pages, in order; nothing here knows of fonts or PDF.

import { counted } from '../../shared/audit/date-text.ts';
import type {
  CountedText,
  ExplainedGap,
  ListedActivity,
  ListedEvidence,
  ProfileDocument,
} from '../../shared/audit/profile-document.ts';
import { capitalised } from '../../shared/wording/capitalised.ts';
import type { Block, Cell, Column, Described } from './blocks.ts';
import { textBlocks } from './plain-text.ts';

// What one entry may show of long addresses and lists, so that no entry outgrows a page.
const URL_CHARACTERS_MAX = 240;
const TITLES_SHOWN_MAX = 8;
const DATE_CHARACTERS_A_LINE = 21;

/** Cover and contents, then the four parts in the order in which HCPC asks for them. */
export function describeProfile(profile: ProfileDocument): Described {
  const parts = [summaryPart(profile), listPart(profile), statementPart(profile), evidencePart(profile)];
  const blocks: Block[] = [
    ...cover(profile),
    { kind: 'contents', label: 'Contents', parts: parts.map(({ title, note }) => ({ title, note })) },
    ...parts.flatMap(({ title, note, blocks }): Block[] => [{ kind: 'part', title, note }, ...blocks]),
  ];
  return described(profile, profile.title, blocks);
}

/** One part alone, for who sends the parts one by one. */
export function describePart(profile: ProfileDocument, which: 'summary' | 'list' | 'statement'): Described {
  const { title, note, blocks } = { summary: summaryPart, list: listPart, statement: statementPart }[which](profile);
  const name = title.replace(/^\d\s+/, '');
  return described(profile, [name, profile.holder.name].filter(Boolean).join(', '), [
    { kind: 'headline', text: name, subtitle: [profile.holder.name, note].filter(Boolean).join(' · ') },
    ...blocks,
  ]);
}

const described = ({ language, holder }: ProfileDocument, title: string, blocks: Block[]): Described => ({
  title,
  language,
  footer: [title, holder.registrationNumber].filter(Boolean).join(' · '),
  blocks,
});

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

const statementPart = ({ statement, activities }: ProfileDocument): Part => ({
  title: '3  Personal statement',
  note: wordsNote(statement),
  blocks: headedBlocks(
    writtenBlocks(statement),
    activities.filter(({ isChosen }) => isChosen).map(({ title }) => title),
  ),
});

/** A paragraph that is one of these titles and nothing else heads what follows it. */
function headedBlocks(blocks: readonly Block[], titles: readonly string[]): Block[] {
  const known = new Set(titles.map(asOneLine));
  return blocks.map((block) =>
    block.kind === 'paragraph' && known.has(asOneLine(block.text)) ? { kind: 'heading', text: block.text } : block,
  );
}

const asOneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

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
    // before the list, since after one that fills its pages they would stand alone
    blocks: [...gapsBlocks(gaps), activities.length > 0 ? table : quiet('No activity is listed.')],
  };
}

const gapsBlocks = (gaps: readonly ExplainedGap[]): Block[] =>
  gaps.length > 0 ? [...gaps.flatMap(gapBlocks), { kind: 'heading', text: 'Activities' }] : [];

const gapBlocks = ({ text, explanation }: ExplainedGap): Block[] => [
  { kind: 'heading', text: `Gap explained: ${text}` },
  ...blocksOf(explanation),
];

function activityRow(activity: ListedActivity): Cell[] {
  const { number, dateText, title, typeLabel, provider, isChosen, evidenceNumbers } = activity;
  const notes = [
    provider,
    isChosen && 'In the statement',
    // a number never stands alone on the next line
    evidenceNumbers.length > 0 && `Evidence\u00a0${evidenceNumbers.join(', ')}`,
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
  const columns: Column[] = [
    { label: 'No.', width: 24 },
    { label: 'Evidence', width: null },
    { label: 'Format', width: 92 },
    { label: 'Shows', width: 130 },
  ];
  const table: Block = { kind: 'table', columns, rows: evidence.map(evidenceRow) };
  return {
    title: '4  Numbered evidence',
    note: counted(evidence.length, 'piece', 'pieces'),
    blocks: evidence.length > 0 ? [table] : [quiet('No evidence is listed.')],
  };
}

function evidenceRow({ number, title, kindLabel, dateText, formatText, url, activityTitles }: ListedEvidence): Cell[] {
  const shown = activityTitles.slice(0, TITLES_SHOWN_MAX);
  const more = activityTitles.length - shown.length;
  const notes = [
    capitalised([kindLabel, dateText].filter(Boolean).join(', ')),
    url.length > URL_CHARACTERS_MAX ? `${url.slice(0, URL_CHARACTERS_MAX)}…` : url,
  ];
  return [
    { text: String(number), note: '' },
    { text: title, note: notes.filter(Boolean).join('\n') },
    { text: formatText, note: '' },
    { text: [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'), note: '' },
  ];
}

function writtenBlocks({ text }: CountedText): Block[] {
  const blocks = blocksOf(text);
  return blocks.length > 0 ? blocks : [quiet('Nothing is written here yet.')];
}

/** A text of the person's own as blocks. */
export const blocksOf = (text: string): Block[] =>
  textBlocks(text).map((block): Block => (block.kind === 'list' ? block : { ...block, isQuiet: false }));

export const quiet = (text: string): Block => ({ kind: 'paragraph', text, isQuiet: true });

// the count alone: who reads the document knows the limit, and it is for the writer to keep to it
const wordsNote = ({ words }: CountedText): string => counted(words, 'word', 'words');
