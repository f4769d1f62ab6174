// An editor for something that is kept: it opens with what was read for it, or it is said why it cannot.
import { ref, shallowRef } from 'vue';

/** `read` gives what the editor needs, or null where that is not on this device; `whyNot` is then the sentence on screen. */
export function useKeptEditor<T>(read: () => Promise<T | null>, whyNot: string) {
  const editing = shallowRef<T | null>(null);
  const isEditing = ref(false);
  const problem = ref('');
  async function edit(): Promise<void> {
    editing.value = await read();
    isEditing.value = editing.value !== null;
    problem.value = isEditing.value ? '' : whyNot;
  }
  return { editing, isEditing, problem, edit };
}
