// Activities as a document to talk about: a sheet of one, several for supervision, or the dated list alone.
import type { Block, Described } from './blocks.ts';
import { tidyText } from './plain-text.ts';
import { blocksOf, quiet } from './profile-layout.ts';

/** An activity in the words of the screen. */
export interface ToldActivity {
  title: string;
  dateText: string;
  /** In the order in which they stand; without empty ones. */
  facts: { label: string; value: string }[];
  /** What the person wrote of it; without empty ones. */
  texts: { heading: string; text: string }[];
  reflections: { name: string; answers: { label: string; text: string }[] }[];
  evidence: { title: string; kindLabel: string; dateText: string; url: string }[];
}

export interface Teller {
  name: string;
  /** "26 November 2026". */
  preparedOnText: string;
}

/** One activity on a sheet of its own. */
export function describeSheet(activity: ToldActivity, teller: Teller): Described {
  return {
    title: activity.title,
    language: 'en-GB',
    footer: [activity.title, teller.name].filter(Boolean).join(' · '),
    blocks: [headline(activity.title, teller), ...activityBlocks(activity)],
  };
}

/** Several, each beginning a page, with a list at the front. Of one it is its sheet. */
export function describeActivities(activities: readonly ToldActivity[], title: string, teller: Teller): Described {
  const [only] = activities;
  if (only && activities.length === 1) return describeSheet(only, teller);
  const parts = activities.map((activity, at) => ({
    title: `${at + 1}  ${activity.title}`,
    note: activity.dateText,
    activity,
  }));
  return {
    title: [title, teller.name].filter(Boolean).join(', '),
    language: 'en-GB',
    footer: [title, teller.name].filter(Boolean).join(' · '),
    blocks: [
      headline(title, teller),
      // a contents of long titles would not stand on its lines
      {
        kind: 'list',
        items: parts.map((part) => [part.title.replace(/^\d+\s+/, ''), part.note].filter(Boolean).join(', ')),
      },
      ...parts.flatMap(({ title, note, activity }): Block[] => [
        { kind: 'part', title, note },
        ...activityBlocks(activity, { hasDate: true }),
      ]),
    ],
  };
}

/** The dated list, as it is handed to whoever asks for no more. */
export function describeDatedList(activities: readonly ToldActivity[], teller: Teller): Described {
  const title = 'Dated list of activities';
  const rows = activities.map(({ title, dateText, facts }, at) => {
    const fact = (label: string) => facts.find((one) => one.label === label)?.value ?? '';
    return [
      { text: String(at + 1), note: '' },
      { text: dateText.length > 21 ? dateText.replace(' to ', ' to\n') : dateText, note: '' },
      { text: title, note: [fact('Given by'), fact('Time')].filter(Boolean).join(' · ') },
      { text: fact('Type'), note: '' },
    ];
  });
  const columns = [
    { label: 'No.', width: 24 },
    { label: 'Date', width: 106 },
    { label: 'Activity', width: null },
    { label: 'Type', width: 106 },
  ];
  return {
    title: [title, teller.name].filter(Boolean).join(', '),
    language: 'en-GB',
    footer: [title, teller.name].filter(Boolean).join(' · '),
    blocks: [
      headline(title, teller),
      rows.length > 0 ? { kind: 'table', columns, rows } : quiet('No activity is listed.'),
    ],
  };
}

const headline = (text: string, { name, preparedOnText }: Teller): Block => ({
  kind: 'headline',
  text,
  subtitle: [name, preparedOnText].filter(Boolean).join(' · '),
});

function activityBlocks(activity: ToldActivity, { hasDate = false } = {}): Block[] {
  const { dateText, facts, texts, reflections, evidence } = activity;
  const date = dateText && !hasDate ? [{ label: 'Date', value: dateText }] : [];
  const shown = [...date, ...facts];
  return [
    ...(shown.length > 0 ? [{ kind: 'facts' as const, facts: shown }] : []),
    ...texts.flatMap(({ heading, text }): Block[] => [{ kind: 'heading', text: heading }, ...blocksOf(text)]),
    ...reflections.flatMap(({ name, answers }): Block[] => [
      { kind: 'heading', text: `Reflection: ${name}` },
      ...answers.flatMap(({ label, text }): Block[] => [...(label === name ? [] : [quiet(label)]), ...blocksOf(text)]),
    ]),
    { kind: 'heading', text: 'Evidence' },
    evidence.length > 0 ? { kind: 'list', items: evidence.map(evidenceText) } : quiet('None yet.'),
  ];
}

const evidenceText = ({ title, kindLabel, dateText, url }: ToldActivity['evidence'][number]): string =>
  tidyText([[title, kindLabel, dateText].filter(Boolean).join(', '), url.slice(0, 240)].filter(Boolean).join('\n'));
