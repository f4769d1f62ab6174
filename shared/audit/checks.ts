// Four checks of a record against what a scheme asks. They answer with the activities behind them and never promise an outcome.
import type { Activity } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import type { GapExplanation } from '../model/gap-explanation.ts';
import type { RecordId } from '../model/id.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { type Rules, rulesOn, type Scheme } from '../schemes/scheme.ts';
import type { ActivityState } from './activity-state.ts';
import { isStory } from './completeness.ts';
import { counted, dateText, spanText } from './date-text.ts';
import { explanationOf, findGaps, type Gap, isWritten } from './gaps.ts';
import { activitiesInCycle, isListed } from './in-cycle.ts';
import { mixtureOf } from './mixture.ts';

export const CHECK_KEYS = ['list', 'mixture', 'gaps', 'stories'] as const;
export type CheckKey = (typeof CHECK_KEYS)[number];
export type CheckAnswer = 'met' | 'partly' | 'notMet' | 'cannotTell';

export interface Check {
  key: CheckKey;
  /** Its name on the page: "No long gap". */
  label: string;
  answer: CheckAnswer;
  /** What was found, in one to three sentences. */
  text: string;
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
  const sentences = [
    `${counted(ready.length, 'activity', 'activities')} in this ${scheme.regulator ? 'cycle' : 'period'}.`,
    rules.listAdvice && `${scheme.shortName} suggests about ${rules.listAdvice.min} to ${rules.listAdvice.max}.`,
    unready > 0 && `${unready} more ${unready === 1 ? 'needs' : 'need'} a date, a type or a title.`,
  ];
  const found = { text: sentences.filter(Boolean).join(' '), activityIds: idsOf(ready) };
  if (!rules.listAdvice) return answer('list', 'cannotTell', found);
  if (ready.length === 0) return answer('list', 'notMet', found);
  return answer('list', ready.length >= rules.listAdvice.min ? 'met' : 'partly', found);
}

function checkMixture({ listed, rules, scheme }: Look): Check {
  const typed = listed.filter((activity) => activity.type !== null);
  const used = mixtureOf(typed, scheme).filter((one) => one.count > 0);
  const parts = used.map((one) => `${one.count} ${one.shortLabel}`);
  const activityIds = idsOf(typed);
  if (used.length === 0)
    return answer('mixture', rules.typesMin ? 'notMet' : 'cannotTell', {
      text: 'No activity with a type yet.',
      activityIds,
    });
  const found = `${counted(used.length, 'type')}: ${listText(parts)}.`;
  if (!rules.typesMin) return answer('mixture', 'cannotTell', { text: found, activityIds });
  if (used.length >= rules.typesMin) return answer('mixture', 'met', { text: found, activityIds });
  const wish = `${scheme.shortName} asks for a mixture, at least ${rules.typesMin} types.`;
  return answer('mixture', 'notMet', { text: `${found} ${wish}`, activityIds });
}

function checkGaps({ listed, rules, scheme, cycle, today, gapExplanations = [], ...registered }: Look): Check {
  const { registeredSince, registeredUntil } = registered;
  const months = rules.gapMonths;
  if (!months)
    return answer('gaps', 'cannotTell', {
      text: 'Nobody sets a longest gap for a period of your own.',
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
    return { ...answer('gaps', given, { text: gapsText(found), activityIds: besides(gaps) }), gaps: found };
  }
  const soon =
    today <= cycle.end
      ? findGaps(listed, { cycle, today, months: months - 1, registeredSince, registeredUntil }).find(
          (gap) => gap.to === today,
        )
      : undefined;
  if (soon) {
    const text = `Nothing since ${dateText(soon.from)}: ${spanText(soon.from, soon.to)}. From ${months} months ${scheme.shortName} asks you to explain a gap.`;
    return answer('gaps', 'partly', { text, activityIds: besides([soon]) });
  }
  return answer('gaps', 'met', { text: `No gap of ${months} months or more.`, activityIds: [] });
}

function gapsText(gaps: readonly FoundGap[]): string {
  const open = gaps.filter((gap) => !gap.isExplained);
  const all = counted(gaps.length, 'gap');
  if (open.length === 0) return gaps.length === 1 ? '1 gap, and you explain it.' : `${all}, and you explain each.`;
  const advice = `Add something you did then, or explain ${open.length === 1 ? 'it' : 'them'}.`;
  return open.length === gaps.length ? `${all}. ${advice}` : `${all}, ${open.length} of them not explained. ${advice}`;
}

function checkStories({ listed, rules, scheme, completenessOf }: Look): Check {
  const stories = listed.filter(isStory);
  const activityIds = idsOf(stories);
  const advice =
    rules.featured &&
    `${scheme.shortName} suggests telling of ${rules.featured.min} to ${rules.featured.max} activities.`;
  if (stories.length === 0) {
    const text = ['None starred yet.', advice].filter(Boolean).join(' ');
    return answer('stories', rules.featured ? 'notMet' : 'cannotTell', { text, activityIds });
  }
  const unready = stories.filter((activity) => completenessOf(activity).state !== 'done');
  const ready = stories.length - unready.length;
  const sentences = [
    `${ready} of ${stories.length} ready.`,
    unready.length > 0 && `Still to do: ${titlesText(unready)}.`,
    rules.featured && (stories.length < rules.featured.min || stories.length > rules.featured.max) && advice,
  ];
  const found = { text: sentences.filter(Boolean).join(' '), activityIds };
  if (!rules.featured) return answer('stories', 'cannotTell', found);
  if (ready === 0) return answer('stories', 'notMet', found);
  return answer('stories', ready >= rules.featured.min ? 'met' : 'partly', found);
}

const answer = (key: CheckKey, given: CheckAnswer, found: { text: string; activityIds: RecordId[] }): Check => ({
  key,
  label: LABELS[key],
  answer: given,
  ...found,
});

const cannotTell = (key: CheckKey, text: string): Check => answer(key, 'cannotTell', { text, activityIds: [] });

const idsOf = (activities: readonly Activity[]): RecordId[] => activities.map((activity) => activity.id);

const besides = (gaps: readonly Gap[]): RecordId[] => [...new Set(gaps.flatMap((gap) => gap.between))];

const listText = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

function titlesText(activities: readonly Activity[]): string {
  const named = activities.slice(0, TITLES_NAMED_MAX).map((activity) => `“${activity.title.trim() || 'Untitled'}”`);
  const more = activities.length - named.length;
  return listText(more > 0 ? [...named, `${more} more`] : named);
}
