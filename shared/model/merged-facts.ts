// Two accounts of one activity: where their facts differ, and what they come to together.
import type { Activity, ActivityFields } from './activity.ts';

/** What a person chooses as one: a day with its end and precision, a kind with its example. */
export const MERGED_FACTS = {
  title: ['title'],
  day: ['startedOn', 'endedOn', 'datePrecision'],
  kind: ['type', 'subtype'],
  minutes: ['minutes'],
  provider: ['provider'],
  place: ['place'],
  url: ['url'],
} as const satisfies Record<string, readonly (keyof ActivityFields)[]>;
export type MergedFact = keyof typeof MERGED_FACTS;

const FACTS = Object.keys(MERGED_FACTS) as MergedFact[];

const valuesOf = (activity: Activity, fact: MergedFact) => MERGED_FACTS[fact].map((field) => activity[field]);
/** A fact is there when its first field is: an end means nothing without a beginning. */
const isThere = (activity: Activity, fact: MergedFact): boolean => Boolean(valuesOf(activity, fact)[0]);

/** The facts that both have and that are not the same: the person has to say which is right. */
export const differingFacts = (one: Activity, other: Activity): MergedFact[] =>
  FACTS.filter(
    (fact) =>
      isThere(one, fact) &&
      isThere(other, fact) &&
      JSON.stringify(valuesOf(one, fact)) !== JSON.stringify(valuesOf(other, fact)),
  );

/**
 * What `kept` says after `other` was merged into it: its own facts, those of the other where it has none, and those of the other
 * that the person chose. A mark that either has, both have; the invitation to either is the invitation to both.
 */
export function mergedFacts(kept: Activity, other: Activity, chosen: readonly MergedFact[]): Partial<ActivityFields> {
  const taken = FACTS.filter((fact) => isThere(other, fact) && (chosen.includes(fact) || !isThere(kept, fact)));
  return {
    ...Object.fromEntries(taken.flatMap((fact) => MERGED_FACTS[fact].map((field) => [field, other[field]]))),
    starred: kept.starred || other.starred,
    target: kept.target === 'story' ? kept.target : other.target,
    finishedByMe: kept.finishedByMe || other.finishedByMe,
    triagedAt: kept.triagedAt ?? other.triagedAt,
    invitation: kept.invitation || other.invitation,
  };
}

/** Of two, the one that stays: the older. Two devices that merge the same two while apart thus keep the same one. */
export function keptOf(one: Activity, other: Activity): Activity {
  const ageOf = ({ createdAt, id }: Activity) => `${createdAt} ${id}`;
  return ageOf(one) < ageOf(other) ? one : other;
}
