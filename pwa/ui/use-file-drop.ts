// A place on which files are dropped: whether they hang over it now, and what is done with them.
import { onMounted, type Ref, ref } from 'vue';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** `place` is there once the component is, and goes with it. */
export function useFileDrop(
  place: () => HTMLElement | null | undefined,
  take: (files: File[]) => unknown,
): Ref<boolean> {
  const isOver = ref(false);
  function left({ currentTarget, relatedTarget }: DragEvent): void {
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) isOver.value = false;
  }
  function dropped(event: DragEvent): void {
    isOver.value = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    // otherwise the app brings them in as new activities
    event.preventDefault();
    void take(files);
  }
  onMounted(() => {
    const element = place();
    element?.addEventListener('dragenter', (event) => {
      isOver.value = hasFiles(event);
    });
    element?.addEventListener('dragleave', left);
    element?.addEventListener('drop', dropped);
  });
  return isOver;
}
