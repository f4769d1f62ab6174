// Hints for what is sent back most often: one table, a line a hint. They say what is likely to be asked about, and never an outcome.
// Source: HCPC's tips for profiles of 2017, 2019 and 2022; the order is ours (HCPC publishes no figures).
import { fingerprintOf } from '../model/fingerprint.ts';
import type { RecordId } from '../model/id.ts';
import type { Cycle } from '../schemes/cycle.ts';
import type { Rules } from '../schemes/scheme.ts';
import { listText } from '../wording/list-text.ts';
import type { TaskKey } from './audit-tasks.ts';
import type { Check } from './checks.ts';
import { citationsOf, hasLostNumber } from './citations.ts';
import { IDENTIFIER_HINTS, type StandingFind } from './identifier-hints.ts';
import { daysOf } from './in-cycle.ts';
import type { CountedText, ProfileDocument } from './profile-document.ts';
import { type Story, saysLearned, saysPeople, saysPractice, saysRelevance } from './story.ts';

export interface HintedRecord {
  document: ProfileDocument;
  cycle: Cycle;
  rules: Rules;
  shortName: string;
  checks: readonly Check[];
  stories: readonly Story[];
  /** The evidence that goes along. */
  evidenceIds: readonly RecordId[];
  unreadyCount: number;
  /** What could tell who somebody is, in the texts that go along; empty where the person has looked at all of it. */
  finds: readonly StandingFind[];
}

/** What a hint has found: a sentence, what can be done, and where; by an activity where one alone is meant. */
interface Found {
  text: string;
  todo: string;
  step: TaskKey;
  activityId?: RecordId;
  /** The records behind it, where they are several or no activities. */
  records?: readonly { name: string; to: string }[];
  /** What tells this finding from another of the same words. */
  of?: string;
}

export interface Hint extends Found {
  key: string;
  /** The mark under which it is put aside; another finding has another, and shows again. */
  asideKey: string;
  asideMark: string;
}

type Finder = (record: HintedRecord) => Found | null;

const TITLES_MAX = 3;

const HINTS: Readonly<Record<string, Finder>> = {
  undated: ({ unreadyCount }) =>
    unreadyCount > 0
      ? {
          text:
            unreadyCount === 1
              ? 'One activity lacks a date, a type or a title.'
              : 'Some activities lack a date, a type or a title.',
          todo: 'Fill them in, so that the list is complete and in order.',
          step: 'list',
        }
      : null,
  gap({ checks, rules, shortName }) {
    const open = checks.find(({ key }) => key === 'gaps')?.gaps?.filter((gap) => !gap.isExplained) ?? [];
    if (open.length === 0) return null;
    return open.length === 1
      ? {
          text: `A gap of ${rules.gapMonths} months or more is not explained. ${shortName} asks for a reason.`,
          todo: 'Explain it in two sentences, or add something from then.',
          step: 'gaps',
        }
      : {
          text: `Gaps of ${rules.gapMonths} months or more are not explained. ${shortName} asks for the reasons.`,
          todo: 'Explain each in two sentences, or add something from then.',
          step: 'gaps',
        };
  },
  oneType({ stories, checks, rules }) {
    if (!rules.typesMin) return null;
    const kinds = new Set(stories.map(({ activity }) => activity.type));
    if (checks.find(({ key }) => key === 'mixture')?.answer === 'notMet')
      return {
        text: 'The list holds one kind of learning only.',
        todo: 'Look for something of another kind in your record.',
        step: 'list',
      };
    return stories.length > 1 && kinds.size === 1
      ? {
          text: 'The chosen activities are all of one kind.',
          todo: 'Take one of another kind among them.',
          step: 'choose',
        }
      : null;
  },
  learning: ({ stories }) =>
    about(stories, (story) => !saysLearned(story), {
      text: (titles) => `${titles}: what you did is there, and little of what you learned.`,
      todo: 'Write what you took from it, in a sentence or two.',
      step: 'choose',
    }),
  benefit: ({ stories }) =>
    about(stories, (story) => !saysPractice(story) || !saysPeople(story), {
      text: (titles) => `${titles}: no reflection says what it changed at work, or who benefits.`,
      todo: 'Say it; or say why it did not help, and what you do instead.',
      step: 'choose',
    }),
  relevance: ({ stories }) =>
    about(stories, (story) => !saysRelevance(story), {
      text: (titles) => `${titles}: no reflection says why it matters to your work.`,
      todo: 'Add a sentence, in the reflection or in the statement.',
      step: 'choose',
    }),
  outside: ({ stories, cycle }) =>
    about(
      stories,
      ({ activity }) => {
        const days = daysOf(activity);
        return !days || days.to < cycle.start || days.from > cycle.end;
      },
      {
        text: (titles) => `${titles}: not within the period that is looked at.`,
        todo: 'Put its date right, or choose another.',
        step: 'choose',
      },
    ),
  tooMany: ({ stories, rules, shortName }) =>
    rules.featured && stories.length > rules.featured.max
      ? {
          text: `More activities are chosen than ${shortName} suggests, ${rules.featured.min} to ${rules.featured.max}. Told of so many, each gets few words.`,
          todo: 'Keep those with the most to tell.',
          step: 'choose',
        }
      : null,
  noEvidence({ stories, evidenceIds }) {
    const goes = new Set(evidenceIds);
    return about(stories, ({ evidence }) => !evidence.some(({ id }) => goes.has(id)), {
      text: (titles) => `${titles}: no evidence goes along.`,
      todo: 'Choose a piece, or add one.',
      step: 'evidence',
    });
  },
  wrongReference({ document }) {
    const { missing } = citationsOf(document);
    if (hasLostNumber(document.statement.text))
      return {
        text: 'The statement refers to evidence that does not go along any more.',
        todo: 'Look for “?” where a number was, and say what shows it now.',
        step: 'statement',
      };
    return missing.length > 0
      ? {
          text: `The statement refers to evidence ${listText(missing.map(String))}, and there is none of that number.`,
          todo: 'Put the number right: it is the one in the evidence list.',
          step: 'statement',
        }
      : null;
  },
  uncited({ document }) {
    const { uncited } = citationsOf(document);
    if (document.statement.words === 0 || uncited.length === 0) return null;
    return {
      text: `The statement never refers to evidence ${listText(uncited.map(({ number }) => String(number)))}.`,
      todo: 'Refer to it where it belongs, or leave it out.',
      step: 'statement',
    };
  },
  ...IDENTIFIER_HINTS,
  we({ document }) {
    const count = (pattern: RegExp) => document.statement.text.match(pattern)?.length ?? 0;
    const we = count(/\b(?:we|our|us)\b/giu);
    return we > 1 && we * 2 > count(/\b(?:I|my|me)\b/gu)
      ? {
          text: 'The statement says “we” or “our” often. It is about your learning.',
          todo: 'Write “I” where you mean yourself.',
          step: 'statement',
        }
      : null;
  },
  overSummary: ({ document, shortName }) => tooLong(document.summary, { name: 'summary', step: 'work', shortName }),
  overStatement: ({ document, shortName }) =>
    tooLong(document.statement, { name: 'statement', step: 'statement', shortName }),
};

/** Everything that was found, in the table's order; what the person has put aside too. */
export function hintsFor(record: HintedRecord): Hint[] {
  return Object.entries(HINTS).flatMap(([key, find]) => {
    const found = find(record);
    return found
      ? [{ key, ...found, asideKey: `aside:${key}`, asideMark: fingerprintOf([found.text, found.of].join(' ').trim()) }]
      : [];
  });
}

/** Whether the person has said that they have thought about it. */
export const isAside = ({ asideKey, asideMark }: Hint, marks: Readonly<Record<string, string>>): boolean =>
  marks[asideKey] === asideMark;

function about(
  stories: readonly Story[],
  lacks: (story: Story) => boolean,
  { text, todo, step }: { text: (titles: string) => string; todo: string; step: TaskKey },
): Found | null {
  const found = stories.filter(lacks).map(({ activity }) => activity);
  const [first] = found;
  if (!first) return null;
  const named = found.slice(0, TITLES_MAX).map(({ title }) => `“${title.trim() || 'Untitled'}”`);
  const more = found.length - named.length;
  const titles = listText(more > 0 ? [...named, `${more} more`] : named);
  const records = found.map(({ id, title }) => ({ name: title.trim() || 'Untitled', to: `/activity/${id}` }));
  return { text: text(titles), todo, step, ...(records.length === 1 ? { activityId: first.id } : { records }) };
}

function tooLong(
  { words, limitWords }: CountedText,
  { name, step, shortName }: { name: string; step: TaskKey; shortName: string },
): Found | null {
  if (limitWords === null || words <= limitWords) return null;
  const [has, takes] = [words.toLocaleString('en-GB'), limitWords.toLocaleString('en-GB')];
  return {
    text: `The ${name} has ${has} words; ${shortName} takes at most ${takes}.`,
    todo: 'Shorten it.',
    step,
  };
}
