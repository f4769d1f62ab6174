// What could tell who somebody is in the texts of a pack, as the hints of an audit take it: by step, and with its record.
import type { TaskKey } from '../../../../shared/audit/audit-tasks.ts';
import type { StandingFind } from '../../../../shared/audit/identifier-hints.ts';
import { WRITTEN_NAMES } from '../../../../shared/privacy/written-kinds.ts';
import { type OpenFind, openFindsIn } from '../../../records/confidentiality/open-finds.ts';
import { partIn, passagesToLookAt, type SentToLookAt } from '../passages-of-document.ts';

type Known = Parameters<typeof openFindsIn>;

/** Of the texts alone, which are in the rows already: files are read when the person asks for it. */
export function standingFinds(sent: SentToLookAt, context: Known[1], kept: Known[2]): StandingFind[] {
  const partOf = partIn(sent);
  const toStanding = ({ key, find, passage }: OpenFind): StandingFind => ({
    key,
    what: find.kind === 'own-word' ? 'a name on your list' : WRITTEN_NAMES[find.kind],
    step: stepOf(partOf(passage)),
    record: recordOf(passage, sent),
  });
  return openFindsIn(passagesToLookAt(sent, 'pack'), context, kept).map(toStanding);
}

function stepOf(part: string): TaskKey {
  if (part === 'profile:summary') return 'work';
  if (part === 'profile:statement') return 'statement';
  if (part === 'gap') return 'gaps';
  return part.startsWith('activity:') ? 'list' : 'evidence';
}

function recordOf({ to, where }: OpenFind['passage'], { activities, evidence }: SentToLookAt): StandingFind['record'] {
  if (to.startsWith('#')) return null;
  const activity = activities.find(({ id }) => to === `/activity/${id}`);
  if (activity) return { name: `“${activity.title.trim() || 'Untitled'}”`, to, activityId: activity.id };
  const at = evidence.findIndex(({ id }) => to === `/evidence/${id}`);
  return { name: at < 0 ? where : `evidence ${at + 1}`, to, activityId: null };
}
