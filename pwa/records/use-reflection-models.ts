// The reflection models that there are for this person: Waymark's and their own, and the one that they begin with.
import { computed } from 'vue';
import { ownModelIdOf } from '../../shared/model/own-model.ts';
import type { Reflection } from '../../shared/model/reflection.ts';
import { allOwnModels, setting } from '../../shared/projection/queries.ts';
import {
  defaultReflectionModel,
  type ReflectionModel,
  reflectionModel,
  reflectionModels,
} from '../../shared/reflection-models/index.ts';
import { modelOfReflection, toReflectionModel } from '../../shared/reflection-models/own.ts';
import { useHost } from '../host/host.ts';
import { useLive } from '../stores/use-live.ts';

/** Whether anything was written. */
export const hasWords = (reflection: Reflection): boolean =>
  Object.values(reflection.answers).some((words) => words.trim() !== '');

/** Whether it can be written under here: a model of one's own can also before it has arrived, since its texts are there. */
export const canWriteUnder = ({ modelKey }: Reflection): boolean =>
  reflectionModel(modelKey) !== null || ownModelIdOf(modelKey) !== null;

/** The model to open with: the one begun last that has words, then the one begun last, then the usual one. Unknown ones are passed over. */
export function firstModel(reflections: readonly Reflection[], usual = defaultReflectionModel.key): string {
  const known = reflections.filter(canWriteUnder);
  const latest = (some: readonly Reflection[]) => some.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  return (latest(known.filter(hasWords)) ?? latest(known) ?? { modelKey: usual }).modelKey;
}

export function useReflectionModels() {
  const { projection } = useHost().portfolio;
  const { answer: own } = useLive(() => allOwnModels(projection));
  const { answer: usualKey } = useLive(() => setting(projection, 'reflectionModel'));

  /** Those that one may begin under, Waymark's first. */
  const offered = computed<ReflectionModel[]>(() => [
    ...reflectionModels,
    ...(own.value ?? [])
      .filter(({ deletedOn }) => deletedOn === null)
      .flatMap((model) => toReflectionModel(model) ?? []),
  ]);
  /** The key of the model to begin with; null until it is known. */
  const usual = computed(() => {
    if (own.value === undefined || usualKey.value === undefined) return null;
    return offered.value.find(({ key }) => key === usualKey.value)?.key ?? defaultReflectionModel.key;
  });

  /** The model of this key, put away or not; null where it has not arrived. */
  function modelOf(key: string): ReflectionModel | null {
    const id = ownModelIdOf(key);
    const found = id === null ? undefined : own.value?.find((one) => one.id === id);
    return found ? toReflectionModel(found) : reflectionModel(key);
  }
  /** The model with the questions that this reflection answers. */
  const modelUnder = (reflection: Reflection): ReflectionModel =>
    modelOfReflection(reflection, modelOf(reflection.modelKey));

  return { offered, usual, modelOf, modelUnder };
}
