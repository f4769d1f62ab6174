// What a record holds for each of HCPC's five standards, in the terms of its assessors: not met, partly met, met. It is no forecast.
// Source: hpc-uk.org/registrants/cpd/criteria, of which the first row could be read in 2026; the rows for standards 2 to 5 follow
// the standards' own words and are not verified.
import type { RecordId } from '../model/id.ts';
import { type Scheme, valueOn } from '../schemes/scheme.ts';
import type { TaskKey } from './audit-tasks.ts';
import type { Check, CheckAnswer } from './checks.ts';
import { citationsOf } from './citations.ts';
import type { ProfileDocument } from './profile-document.ts';
import { type Story, saysPeople, saysPractice, saysRelevance } from './story.ts';
import { same, sentences, type Told, told } from './told.ts';

export interface StandardLook {
  number: number;
  /** What it asks, in our own short words. */
  asks: string;
  answer: CheckAnswer;
  /** What was found, in a sentence or two. */
  found: Told;
  /** The activities behind the answer. */
  activityIds: RecordId[];
  /** Where there is more to do; null when nothing is missing. */
  step: TaskKey | null;
}

export interface RecordToLookAt {
  scheme: Scheme;
  document: ProfileDocument;
  checks: readonly Check[];
  stories: readonly Story[];
  /** Activities that lack a date, a type or a title. */
  unreadyCount: number;
}

type Look = Omit<StandardLook, 'number' | 'asks'>;

/** Words of a statement from which it may say by itself what no reflection does. */
const STATEMENT_WORDS_MIN = 100;

/** One for each standard of HCPC; none for a scheme whose standards are others. */
export function lookAtStandards(record: RecordToLookAt): StandardLook[] {
  const { scheme, document } = record;
  if (scheme.key !== 'hcpc' || !scheme.standards) return [];
  return valueOn(scheme.standards, document.period.start).value.flatMap(({ number, text }) => {
    const look = LOOKS[number]?.(record);
    return look ? [{ number, asks: text, ...look }] : [];
  });
}

const LOOKS: Readonly<Record<number, (record: RecordToLookAt) => Look>> = {
  1({ checks, document, unreadyCount }) {
    const [list, gaps] = [checkOf(checks, 'list'), checkOf(checks, 'gaps')];
    const activityIds = list?.activityIds ?? [];
    if (document.activities.length === 0)
      return { answer: 'notMet', found: same('The dated list is empty.'), activityIds, step: 'list' };
    if (gaps?.gaps?.some((gap) => !gap.isExplained))
      return {
        answer: 'partly',
        found: same('There is a dated list. A gap in it is not explained.'),
        activityIds,
        step: 'gaps',
      };
    if (unreadyCount > 0) return { answer: 'partly', found: list ?? same(''), activityIds, step: 'list' };
    // how many there are is advice, and no measure of the standard
    if (list?.answer !== 'met') return { answer: 'met', found: list ?? same(''), activityIds, step: null };
    return {
      answer: 'met',
      found: same('There is a dated list, and nothing long is left open in it.'),
      activityIds,
      step: null,
    };
  },
  2(record) {
    const { checks, stories } = record;
    const mixture = checkOf(checks, 'mixture');
    const isMixed = mixture?.answer === 'met';
    const says = toldBy(record, saysRelevance, 'why they matter to your work');
    const activityIds = mixture?.activityIds ?? [];
    const found = sentences(isMixed ? 'A mixture of kinds.' : mixture, says.found);
    if (isMixed && says.answer === 'met') return { answer: 'met', found, activityIds, step: null };
    if (!isMixed && says.answer !== 'met' && says.answer !== 'partly')
      return { answer: 'notMet', found, activityIds, step: 'choose' };
    const isOpen = isMixed && says.answer === 'cannotTell' && stories.length > 0;
    return { answer: isOpen ? 'cannotTell' : 'partly', found, activityIds, step: isMixed ? says.step : 'choose' };
  },
  3: (record) => toldBy(record, saysPractice, 'what changed in your work'),
  4: (record) => toldBy(record, saysPeople, 'who benefits'),
  5({ document, stories }) {
    const { summary, statement, evidence } = document;
    const activityIds = stories.map(({ activity }) => activity.id);
    const goes = new Set(evidence.map(({ id }) => id));
    const isUncited = evidence.length > 0 && citationsOf(document).uncited.length === evidence.length;
    const parts: [boolean, string, TaskKey][] = [
      [summary.words === 0, 'the summary of your work', 'work'],
      [statement.words === 0, 'the statement', 'statement'],
      [evidence.length === 0, 'evidence', 'evidence'],
    ];
    const missing: typeof parts = [
      ...parts,
      [
        evidence.length > 0 && stories.some((story) => !story.evidence.some(({ id }) => goes.has(id))),
        'evidence for each activity that you tell of',
        'evidence',
      ],
      [statement.words > 0 && isUncited, 'words in the statement that refer to the evidence', 'statement'],
    ];
    const open = missing.filter(([is]) => is);
    if (parts.every(([is]) => is))
      return { answer: 'notMet', found: same('The profile is not begun yet.'), activityIds, step: 'work' };
    const [first] = open;
    if (first)
      return {
        answer: 'partly',
        found: same(`Still to come: ${open.map(([, name]) => name).join(', ')}.`),
        activityIds,
        step: first[2],
      };
    return {
      answer: 'met',
      found: same('All parts are there. That it is your own work, only you can say.'),
      activityIds,
      step: null,
    };
  },
};

const checkOf = (checks: readonly Check[], key: Check['key']) => checks.find((one) => one.key === key);

/** How many of the stories say something in their reflections. What only the statement says, nobody but a reader can tell. */
function toldBy({ stories, document }: RecordToLookAt, says: (story: Story) => boolean, what: string): Look {
  const telling = stories.filter(says);
  const activityIds = telling.map(({ activity }) => activity.id);
  const all = stories.length;
  if (all === 0)
    return { answer: 'cannotTell', found: same('No activities are chosen yet.'), activityIds, step: 'choose' };
  if (telling.length === all) return { answer: 'met', found: told`${allOf(all)} ${what}.`, activityIds, step: null };
  if (telling.length > 0) {
    const some = {
      text: `${telling.length} of ${all} chosen activities ${telling.length === 1 ? 'says' : 'say'}`,
      inWords: telling.length === 1 ? 'One of the chosen activities says' : 'Some of the chosen activities say',
    };
    return { answer: 'partly', found: told`${some} ${what}.`, activityIds, step: 'choose' };
  }
  if (document.statement.words >= STATEMENT_WORDS_MIN)
    return {
      answer: 'cannotTell',
      found: same(
        `No reflection on the chosen activities says ${what}. Your statement may: read it once more for that.`,
      ),
      activityIds,
      step: 'statement',
    };
  return {
    answer: 'notMet',
    found: same(`No reflection on the chosen activities says ${what}.`),
    activityIds,
    step: 'choose',
  };
}

function allOf(count: number): Told {
  if (count === 1) return same('The chosen activity says');
  if (count === 2) return same('Both chosen activities say');
  return { text: `All ${count} chosen activities say`, inWords: 'All chosen activities say' };
}
