// Goals and what may be done with one, each with a way back.
import { localDateOf } from '../../../shared/model/dates.ts';
import type { Goal, GoalFields, GoalState } from '../../../shared/model/goal.ts';
import type { RecordId } from '../../../shared/model/id.ts';
import type { NewGoal } from '../../../shared/portfolio/edit.ts';
import { useEdit } from '../../records/use-edit.ts';
import { useStep } from '../../records/use-step.ts';
import { useSession } from '../../stores/session.ts';

/** The title to call a goal by; it may have none yet. */
export const titleOfGoal = ({ title }: Pick<Goal, 'title'>): string => title || 'Untitled goal';

const SAID: Record<GoalState, string> = {
  open: 'The goal is open again.',
  reached: 'Reached. The goal stays here, with what served it.',
  dropped: 'The goal is dropped. It stays here.',
};

export function useGoals() {
  const edit = useEdit();
  const session = useSession();
  const step = useStep();

  const change = (id: RecordId, patch: Partial<GoalFields>) =>
    edit((doc, { changeGoal }) => changeGoal(doc, id, patch));

  async function add(goal: NewGoal): Promise<void> {
    const id = await edit((doc, { createGoal }) => createGoal(doc, goal, new Date()));
    if (!id) return;
    session.say('The goal is in your plan.', () => {
      void edit((doc, { moveToBin }) => moveToBin(doc, 'goal', id, localDateOf(new Date())));
    });
  }

  const setState = ({ id }: Goal, state: GoalState): Promise<boolean> =>
    step(SAID[state], (doc, { changeGoal }) => changeGoal(doc, id, { state }));

  const bin = ({ id }: Goal): Promise<boolean> =>
    step('The goal is in the bin. What served it stays in your record.', (doc, { moveToBin }) =>
      moveToBin(doc, 'goal', id, localDateOf(new Date())),
    );

  /** Ties an activity to the goal, or unties it. */
  const setServes = (goalId: RecordId, activityId: RecordId, serves: boolean) =>
    edit((doc, { putLink, removeLink }) =>
      serves ? putLink(doc, 'goalActivity', goalId, activityId) : removeLink(doc, 'goalActivity', goalId, activityId),
    );

  return { add, change, setState, bin, setServes };
}
