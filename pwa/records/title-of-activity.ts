// What to call an activity.
import type { Activity } from '../../shared/model/activity.ts';

/** The title to call an activity by; it may have none yet. */
export const titleOfActivity = (activity: Pick<Activity, 'title'>): string => activity.title || 'Untitled activity';
