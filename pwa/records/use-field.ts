// A one-line field of a record, edited in place: what is typed is committed on a pause and when the person turns away.
import { computed, onScopeDispose, ref, type WritableComputedRef, watch } from 'vue';
import { typingPause } from '../stores/typing-pause.ts';

/**
 * A writable value that shows `read()` until the person types, then what they type, and gives it to `write` after a pause.
 *
 * `write` returns false to refuse (the typed value stays and is not committed). What another device sets meanwhile is shown
 * once this field has nothing of its own to commit.
 */
export function useField(read: () => string, write: (value: string) => unknown): WritableComputedRef<string> {
  const typed = ref<string | null>(null);
  const pause = typingPause(commit);
  let isCommitted = true;

  function commit(): void {
    pause.clear();
    if (isCommitted || typed.value === null) return;
    if (write(typed.value) !== false) isCommitted = true;
  }
  // what was committed comes back through the projection a moment later; until then the typed value stands in for it
  watch(read, () => {
    if (isCommitted) typed.value = null;
  });
  const hidden = () => {
    if (document.visibilityState === 'hidden') commit();
  };
  // any field that is left, not only this one: a commit with nothing to commit does nothing
  const gone = new AbortController();
  const { signal } = gone;
  window.addEventListener('focusout', commit, { signal });
  window.addEventListener('beforeunload', commit, { signal });
  window.addEventListener('pagehide', commit, { signal });
  document.addEventListener('visibilitychange', hidden, { signal });
  onScopeDispose(() => {
    commit();
    gone.abort();
  });

  return computed({
    get: () => typed.value ?? read(),
    set(value: string) {
      typed.value = value;
      isCommitted = false;
      pause.typed();
    },
  });
}
