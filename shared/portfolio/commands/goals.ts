// Writes goals. Which activities serve one is a link (links.ts).
import type * as Y from 'yjs';
import { toInstant } from '../../model/dates.ts';
import { GOAL_TEXTS, type GoalFields, type GoalText } from '../../model/goal.ts';
import { newId, type RecordId } from '../../model/id.ts';
import { change, changeRecord, createRecord, textsFrom, without } from './writing.ts';

export type NewGoal = Partial<GoalFields> & Partial<Record<GoalText, string>>;

export function createGoal(doc: Y.Doc, goal: NewGoal, now: Date, id = newId()): RecordId {
  const fields = { ...without(goal, GOAL_TEXTS), createdAt: toInstant(now) };
  return change(doc, () => createRecord(doc, 'goal', id, fields, textsFrom(GOAL_TEXTS, goal)));
}

export const changeGoal = (doc: Y.Doc, id: RecordId, patch: Partial<GoalFields>): void =>
  changeRecord(doc, 'goal', id, patch);
