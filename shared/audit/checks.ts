// Four checks of a record against what a scheme asks. They answer with the activities behind them and never promise an outcome.
import type { Activity } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import type { GapExplanation } from '../model/gap-explanation.ts';
import type { RecordId } from '../model/id.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { type Rules, rulesOn, type Scheme } from '../schemes/scheme.ts';
import { listText } from '../wording/list-text.ts';
import type { ActivityState } from './activity-state.ts';
import { isStory } from './completeness.ts';
import { dateText, spanText } from './date-text.ts';
import { explanationOf, findGaps, type Gap, isWritten } from './gaps.ts';
import { activitiesInCycle, isListed } from './in-cycle.ts';
import { mixtureOf } from './mixture.ts';
import { same, sentences, type Told, told, toldCount } from './told.ts';

export const CHECK_KEYS = ['list', 'mixture', 'gaps', 'stories'] as const;
export type CheckKey = (typeof CHECK_KEYS)[number];
export type CheckAnswer = 'met' | 'partly' | 'notMet' | 'cannotTell';

/** What was found is told in one to three sentences. */
export interface Check extends Told {
  key: CheckKey;
  /** Its name on the page: "No long gap". */
  label: string;
  answer: CheckAnswer;
  /** The activities that the answer rests on, in the list's order. */
  activityIds: RecordId[];
  /** For gaps: the stretches to fill or to explain, and those that are explained. */
  gaps?: FoundGap[];
}

export interface FoundGap {
  from: LocalDate;
  to: LocalDate;
  /** The record that explains it, or is begun to; null when there is none. */
  explanationId: RecordId | null;
  isExplained: boolean;
}

export interface RecordToCheck {
  activities: readonly Activity[];
  cycle: Cycle | null;
  scheme: Scheme | null;
  completenessOf: (activity: Activity) => { state: ActivityState };
  today: LocalDate;
  /** When the registration began; a cycle joined late is looked at from there. */
  registeredSince: LocalDate | null;
  /** When it ended; nothing is asked of the time after. */
  registeredUntil: LocalDate | null;
  /** What the person wrote about gaps, of any cycle. */
  gapExplanations?: readonly GapExplanation[];
}

const LABELS: Record<CheckKey, string> = {
  list: 'Dated list',
  mixture: 'Mixture',
  gaps: 'No long gap',
  stories: 'Stories for the statement',
};
/** How many of an activity's titles a sentence names before it counts the rest. */
const TITLES_NAMED_MAX = 3;

/** The four checks, always all of them and in the same order. Without a cycle or scheme each says what is needed to look. */
export function checkRecord(record: RecordToCheck): Check[] {
  const { cycle, scheme, today } = record;
  if (!cycle || !scheme)
    return CHECK_KEYS.map((key) =>
      cannotTell(key, 'Choose your profession, or set a period of your own, to see this.'),
    );
  if (today < cycle.start)
    return CHECK_KEYS.map((key) =>
      cannotTell(key, `This ${scheme.regulator ? 'cycle' : 'period'} begins on ${dateText(cycle.start)}.`),
    );
  const look: Look = {
    ...record,
    cycle,
    scheme,
    rules: rulesOn(scheme, today),
    listed: activitiesInCycle(record.activities, { cycle, today }),
  };
  return [checkList(look), checkMixture(look), checkGaps(look), checkStories(look)];
}

interface Look extends RecordToCheck {
  cycle: Cycle;
  scheme: Scheme;
  rules: Rules;
  /** The cycle's activities in the list's order. */
  listed: Activity[];
}

function checkList({ activities, listed, rules, scheme, completenessOf, today }: Look): Check {
  const ready = listed.filter((activity) => completenessOf(activity).state !== 'needsDateAndType');
  const undated = activities.filter((one) => isListed(one, today) && one.startedOn === null);
  const unready = undated.length + listed.length - ready.length;
  const isEnough = rules.listAdvice && ready.length >= rules.listAdvice.min;
  const found = {
    ...sentences(
      told`${toldCount(ready.length, 'activity', 'activities')} in this ${scheme.regulator ? 'cycle' : 'period'}.`,
      rules.listAdvice && {
        text: `${scheme.shortName} suggests about ${rules.listAdvice.min} to ${rules.listAdvice.max}.`,
        inWords: isEnough ? '' : `${scheme.shortName} suggests more.`,
      },
      unready > 0 && {
        text: `${unready} more ${unready === 1 ? 'needs' : 'need'} a date, a type or a title.`,
        inWords: `${unready === 1 ? 'One still needs' : 'Some still need'} a date, a type or a title.`,
      },
    ),
    activityIds: idsOf(ready),
  };
  if (!rules.listAdvice) return answer('list', 'cannotTell', found);
  if (ready.length === 0) return answer('list', 'notMet', found);
  return answer('list', isEnough ? 'met' : 'partly', found);
}

function checkMixture({ listed, rules, scheme }: Look): Check {
  const typed = listed.filter((activity) => activity.type !== null);
  const used = mixtureOf(typed, scheme).filter((one) => one.count > 0);
  const activityIds = idsOf(typed);
  if (used.length === 0)
    return answer('mixture', rules.typesMin ? 'notMet' : 'cannotTell', {
      ...same('No activity with a type yet.'),
      activityIds,
    });
  const kinds = toldCount(used.length, 'type');
  const found = {
    text: `${kinds.text}: ${listText(used.map((one) => `${one.count} ${one.shortLabel}`))}.`,
    inWords: `${used.length === 1 ? 'One type' : 'Several types'}: ${listText(used.map((one) => one.shortLabel))}.`,
  };
  if (!rules.typesMin) return answer('mixture', 'cannotTell', { ...found, activityIds });
  if (used.length >= rules.typesMin) return answer('mixture', 'met', { ...found, activityIds });
  const wish = {
    text: `${scheme.shortName} asks for a mixture, at least ${rules.typesMin} types.`,
    inWords: `${scheme.shortName} asks for a mixture of types.`,
  };
  return answer('mixture', 'notMet', { ...sentences(found, wish), activityIds });
}

function checkGaps({ listed, rules, scheme, cycle, today, gapExplanations = [], ...registered }: Look): Check {
  const { registeredSince, registeredUntil } = registered;
  const months = rules.gapMonths;
  if (!months)
    return answer('gaps', 'cannotTell', {
      ...same(
        scheme.regulator
          ? `${scheme.shortName} sets no longest gap.`
          : 'Nobody sets a longest gap for a period of your own.',
      ),
      activityIds: [],
    });
  const gaps = findGaps(listed, { cycle, today, months, registeredSince, registeredUntil });
  if (gaps.length > 0) {
    const found = gaps.map(({ from, to }): FoundGap => {
      const explanation = explanationOf({ from, to }, gapExplanations);
      return { from, to, explanationId: explanation?.id ?? null, isExplained: isWritten(explanation) };
    });
    const open = found.filter((gap) => !gap.isExplained).length;
    const given = open === 0 ? 'met' : open < found.length ? 'partly' : 'notMet';
    return { ...answer('gaps', given, { ...gapsTold(found), activityIds: besides(gaps) }), gaps: found };
  }
  const soon =
    today <= cycle.end
      ? findGaps(listed, { cycle, today, months: months - 1, registeredSince, registeredUntil }).find(
          (gap) => gap.to === today,
        )
      : undefined;
  if (soon) {
    const text = `Nothing since ${dateText(soon.from)}: ${spanText(soon.from, soon.to)}. From ${months} months ${scheme.shortName} asks you to explain a gap.`;
    return answer('gaps', 'partly', { ...same(text), activityIds: besides([soon]) });
  }
  return answer('gaps', 'met', { ...same(`No gap of ${months} months or more.`), activityIds: [] });
}

function gapsTold(gaps: readonly FoundGap[]): Told {
  const open = gaps.filter((gap) => !gap.isExplained).length;
  const all = toldCount(gaps.length, 'gap').text;
  if (open === 0)
    return gaps.length === 1
      ? { text: '1 gap, and you explain it.', inWords: 'You explain the gap that there is.' }
      : { text: `${all}, and you explain each.`, inWords: 'You explain each gap that there is.' };
  const found = {
    text: open === gaps.length ? `${all}.` : `${all}, ${open} of them not explained.`,
    inWords: open === 1 ? 'There is a gap without an explanation.' : 'There are gaps without an explanation.',
  };
  return sentences(found, `Add something you did then, or explain ${open === 1 ? 'it' : 'them'}.`);
}

function checkStories({ listed, rules, scheme, completenessOf }: Look): Check {
  const stories = listed.filter(isStory);
  const activityIds = idsOf(stories);
  const { featured } = rules;
  const isFew = featured !== null && stories.length < featured.min;
  const isMany = featured !== null && stories.length > featured.max;
  const advice = featured && {
    text: `${scheme.shortName} suggests telling of ${featured.min} to ${featured.max} activities.`,
    inWords: `${scheme.shortName} suggests telling of ${stories.length === 0 ? 'a few' : isFew ? 'more' : 'fewer'}.`,
  };
  if (stories.length === 0)
    return answer('stories', featured ? 'notMet' : 'cannotTell', {
      ...sentences('None starred yet.', advice),
      activityIds,
    });
  const unready = stories.filter((activity) => completenessOf(activity).state !== 'done');
  const ready = stories.length - unready.length;
  const found = {
    ...sentences(
      {
        text: `${ready} of ${stories.length} ready.`,
        inWords:
          ready === 0
            ? 'Begun, and not ready yet.'
            : unready.length > 0
              ? 'Some are ready.'
              : 'What is starred is ready.',
      },
      unready.length > 0 && told`Still to do: ${titlesTold(unready)}.`,
      (isFew || isMany) && advice,
    ),
    activityIds,
  };
  if (!featured) return answer('stories', 'cannotTell', found);
  if (ready === 0) return answer('stories', 'notMet', found);
  return answer('stories', ready >= featured.min ? 'met' : 'partly', found);
}

const answer = (key: CheckKey, given: CheckAnswer, found: Told & { activityIds: RecordId[] }): Check => ({
  key,
  label: LABELS[key],
  answer: given,
  ...found,
});

const cannotTell = (key: CheckKey, text: string): Check =>
  answer(key, 'cannotTell', { ...same(text), activityIds: [] });

const idsOf = (activities: readonly Activity[]): RecordId[] => activities.map((activity) => activity.id);

const besides = (gaps: readonly Gap[]): RecordId[] => [...new Set(gaps.flatMap((gap) => gap.between))];

function titlesTold(activities: readonly Activity[]): Told {
  const named = activities.slice(0, TITLES_NAMED_MAX).map((activity) => `“${activity.title.trim() || 'Untitled'}”`);
  const more = activities.length - named.length;
  if (more === 0) return same(listText(named));
  return {
    text: listText([...named, `${more} more`]),
    inWords: listText([...named, more === 1 ? 'another' : 'others']),
  };
}
