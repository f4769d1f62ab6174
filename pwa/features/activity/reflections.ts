// Which of an activity's reflections is shown first.
import type { Reflection } from '../../../shared/model/reflection.ts';
import { defaultReflectionModel, reflectionModel } from '../../../shared/reflection-models/index.ts';

/** Whether anything was written. */
export const hasWords = (reflection: Reflection): boolean =>
  Object.values(reflection.answers).some((words) => words.trim() !== '');

/** The model to open with: the one begun last that has words, then the one begun last, then the default. Unknown ones are passed over. */
export function firstModel(reflections: readonly Reflection[]): string {
  const known = reflections.filter((one) => reflectionModel(one.modelKey));
  const latest = (some: readonly Reflection[]) => some.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  return (latest(known.filter(hasWords)) ?? latest(known) ?? { modelKey: defaultReflectionModel.key }).modelKey;
}
