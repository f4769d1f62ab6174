// A query of the projection that stays current: runs again whenever rows that it read have changed, in any tab.
import { liveQuery } from 'dexie';
import { onScopeDispose, type ShallowRef, shallowRef, type WatchSource, watch } from 'vue';

export interface Live<T> {
  /** The latest answer; `undefined` until the first one is there. */
  answer: Readonly<ShallowRef<T | undefined>>;
  /** Why the last run failed, or null. The earlier answer stays. */
  error: Readonly<ShallowRef<unknown>>;
}

/**
 * Keeps the answer of `query` current until the component goes.
 *
 * `given` is what the query depends on besides rows (a route's id, a page size): when it changes the query starts anew, and the
 * earlier answer stays until the new one is there, so that lists do not flicker.
 */
export function useLive<T>(query: () => Promise<T>, given: WatchSource = () => null): Live<T> {
  const answer = shallowRef<T>();
  const error = shallowRef<unknown>(null);
  let stop = () => {};
  const start = () => {
    stop();
    const subscription = liveQuery(query).subscribe({
      next(value) {
        answer.value = value;
        error.value = null;
      },
      error(reason: unknown) {
        error.value = reason;
      },
    });
    stop = () => subscription.unsubscribe();
  };
  watch(given, start, { immediate: true });
  onScopeDispose(() => stop());
  return { answer, error };
}
