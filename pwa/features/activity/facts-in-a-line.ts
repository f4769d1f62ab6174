// The facts of an activity besides its title, in a line: what is read on most days, where what can be changed is folded.
import { activityDateText } from '../../../shared/audit/date-text.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import { lengthText } from '../../../shared/model/time-text.ts';
import { type Scheme, typeLabel } from '../../../shared/schemes/scheme.ts';

export function factsInALine(activity: Activity, scheme: Scheme): string {
  const { type, subtype, minutes, provider, place } = activity;
  const kind = [type ? typeLabel(scheme, type) : 'No type yet', subtype].filter(Boolean).join(': ');
  const length = minutes === null ? '' : lengthText(minutes);
  return [activityDateText(activity) || 'No date yet', kind, length, provider, place].filter(Boolean).join(' · ');
}
