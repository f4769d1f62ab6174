// The facts of an activity in words, for choosing between two.
import { activityDateText } from '../../../shared/audit/date-text.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import type { MergedFact } from '../../../shared/model/merged-facts.ts';
import { lengthText } from '../../../shared/model/time-text.ts';
import { ACTIVITY_TYPE_NAMES } from '../../../shared/schemes/activity-type-names.ts';
import { titleOfActivity } from '../../records/title-of-activity.ts';

const NAMES: Record<MergedFact, string> = {
  title: 'Title',
  day: 'Date',
  kind: 'Kind of learning',
  minutes: 'Time',
  provider: 'Provider',
  place: 'Place',
  url: 'Address',
};

export const factName = (fact: MergedFact): string => NAMES[fact];

export function factInWords(activity: Activity, fact: MergedFact): string {
  switch (fact) {
    case 'title':
      return titleOfActivity(activity);
    case 'day':
      return activityDateText(activity);
    case 'kind':
      return [activity.type && ACTIVITY_TYPE_NAMES[activity.type].label, activity.subtype].filter(Boolean).join(': ');
    case 'minutes':
      return lengthText(activity.minutes ?? 0);
    case 'provider':
    case 'place':
    case 'url':
      return activity[fact];
  }
}
