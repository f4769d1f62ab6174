// The same again: an activity that comes back, such as supervision, without typing it anew.
import { useRouter } from 'vue-router';
import type { Activity } from '../../shared/model/activity.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { titleOfActivity } from './title-of-activity.ts';
import { useStep } from './use-step.ts';

/** Makes the same activity again, for today, and opens it. Taken back, the person is where they were before. */
export function useSameAgain(): (activity: Pick<Activity, 'id' | 'title'>) => Promise<void> {
  const step = useStep();
  const router = useRouter();
  return async (activity) => {
    const from = router.currentRoute.value.fullPath;
    let made: RecordId | null = null;
    const leave = () => {
      if (router.currentRoute.value.path === `/activity/${made}`) void router.replace(from);
    };
    await step(
      `“${titleOfActivity(activity)}” again, for today.`,
      (doc, { duplicateActivity }) => {
        made = duplicateActivity(doc, activity.id, new Date());
      },
      leave,
    );
    if (made) await router.push(`/activity/${made}`);
  };
}
