// A place on which files are dropped: whether they hang over it now, and what it listens to.
import { ref } from 'vue';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function useFileDrop(take: (files: File[]) => unknown) {
  const isOver = ref(false);
  const onDrop = {
    dragenter(event: DragEvent) {
      isOver.value = hasFiles(event);
    },
    dragleave({ currentTarget, relatedTarget }: DragEvent) {
      const isInside =
        currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      if (!isInside) isOver.value = false;
    },
    drop(event: DragEvent) {
      isOver.value = false;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      // otherwise the app brings them in as new activities
      event.preventDefault();
      void take(files);
    },
  };
  return { isOver, onDrop };
}
