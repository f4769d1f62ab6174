// The mixture of a record: how many activities of each type it holds.
import type { ActivityType } from '../model/activity.ts';
import type { Scheme } from '../schemes/scheme.ts';

export interface TypeCount {
  type: ActivityType;
  label: string;
  shortLabel: string;
  count: number;
}

/** A count for each of the scheme's types, in its order, zeros included; activities without a type are not counted. */
export function mixtureOf(activities: readonly { type: ActivityType | null }[], scheme: Scheme): TypeCount[] {
  return scheme.activityTypes.map(({ type, label, shortLabel }) => ({
    type,
    label,
    shortLabel,
    count: activities.filter((activity) => activity.type === type).length,
  }));
}
