// What to do about a check that is not met yet: the one step, or the few, that lead there.
import type { Activity, ActivityType } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import type { RecordId } from '../model/id.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { rulesOn, type Scheme, valueOn } from '../schemes/scheme.ts';
import type { Check } from './checks.ts';
import { type Completeness, isStory } from './completeness.ts';
import { activitiesInCycle } from './in-cycle.ts';
import { mixtureOf } from './mixture.ts';

export type Remedy =
  /** Add something; with days, something from then. */
  | { kind: 'add'; from: LocalDate | null; to: LocalDate | null }
  /** Give those in the record that lack it a date, a type or a title. */
  | { kind: 'finish' }
  /** Add something of a kind that the cycle has none of. */
  | { kind: 'addType'; type: ActivityType; label: string; examples: readonly string[] }
  /** Go on with the story that is nearest to ready. */
  | { kind: 'open'; activityId: RecordId; title: string; needs: string }
  /** Say of one what a scheme asks: it may count then. */
  | { kind: 'say'; activityId: RecordId; title: string; needs: string }
  /** Make one a story that would be nearest to ready. */
  | { kind: 'star'; activityId: RecordId; title: string };

export interface RemedyLook {
  activities: readonly Activity[];
  cycle: Cycle;
  scheme: Scheme;
  completenessOf: (activity: Activity) => Pick<Completeness, 'state' | 'percent' | 'label'>;
  today: LocalDate;
}

const EXAMPLES_NAMED = 3;
const STARS_OFFERED = 3;

/** The steps for one check, the nearest first; none where it is met, where no rule is looked by, and before the cycle begins. */
export function remediesOf(check: Check, look: RemedyLook): Remedy[] {
  if (check.answer === 'met' || look.today < look.cycle.start) return [];
  switch (check.key) {
    case 'list':
      return forList(look);
    case 'mixture':
      return check.answer === 'cannotTell' ? [] : forMixture(look);
    case 'gaps':
      // each gap has its own way out; before there is one, anything does
      return check.answer === 'partly' && !check.gaps ? [{ kind: 'add', from: null, to: null }] : [];
    case 'stories':
      return check.answer === 'cannotTell' ? [] : forStories(look);
  }
}

function forList({ activities, cycle, completenessOf, today }: RemedyLook): Remedy[] {
  const isPast = cycle.end < today;
  const add: Remedy = { kind: 'add', from: isPast ? cycle.start : null, to: isPast ? cycle.end : null };
  const listed = activitiesInCycle(activities, { cycle, today });
  const isUnready = listed.some((activity) => completenessOf(activity).state === 'needsDateAndType');
  return isUnready ? [add, { kind: 'finish' }] : [add];
}

function forMixture({ activities, cycle, scheme, today }: RemedyLook): Remedy[] {
  const counts = mixtureOf(activitiesInCycle(activities, { cycle, today }), scheme);
  return scheme.activityTypes
    .filter(({ type }) => type !== 'other' && counts.find((one) => one.type === type)?.count === 0)
    .map(({ type, label, examples }) => ({
      kind: 'addType',
      type,
      label,
      examples: valueOn(examples, today).value.slice(0, EXAMPLES_NAMED),
    }));
}

function forStories({ activities, cycle, scheme, completenessOf, today }: RemedyLook): Remedy[] {
  const listed = activitiesInCycle(activities, { cycle, today });
  const stories = listed.filter(isStory);
  const nearest = nearestFirst(stories, completenessOf).find(({ done }) => done.state !== 'done');
  const open: Remedy[] = nearest
    ? [{ kind: 'open', activityId: nearest.activity.id, title: nearest.activity.title, needs: nearest.done.label }]
    : [];
  const { featured } = rulesOn(scheme, today);
  if (!featured || stories.length >= featured.min) return open;
  const others = listed.filter((activity) => !isStory(activity) && activity.title.trim());
  // seen as a story, since that asks for more than the list does
  const asStory = nearestFirst(others, (activity) => completenessOf({ ...activity, starred: true }));
  const stars = asStory.slice(0, Math.min(STARS_OFFERED, featured.min - stories.length));
  return [
    ...open,
    ...stars.map(({ activity }): Remedy => ({ kind: 'star', activityId: activity.id, title: activity.title })),
  ];
}

/** By how much is there, and the latest first among equals. */
function nearestFirst(activities: readonly Activity[], completenessOf: RemedyLook['completenessOf']) {
  return activities
    .map((activity) => ({ activity, done: completenessOf(activity) }))
    .toReversed()
    .sort((a, b) => b.done.percent - a.done.percent);
}
