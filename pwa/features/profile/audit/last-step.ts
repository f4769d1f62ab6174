// Where in an audit this device was last: the task list says so to whoever comes back to the same audit.
import type { TaskKey } from '../../../../shared/audit/audit-tasks.ts';
import type { RecordId } from '../../../../shared/model/id.ts';
import { remember, remembered } from '../../../stores/device-memory.ts';

const KEY = 'waymark-audit-step';

const placeOf = (profile: RecordId | null, task: TaskKey): string => `${profile} ${task}`;

export const rememberStep = (profile: RecordId | null, task: TaskKey): void => remember(KEY, placeOf(profile, task));

/** Tells of each task whether it was the last one. */
export function lastStepOf(profile: RecordId | null): (task: TaskKey) => boolean {
  const last = remembered(KEY);
  return (task) => last === placeOf(profile, task);
}
