// When all rows stand on the page: always in a record of ordinary size, and in a very long one while it is printed.
import { computed, onScopeDispose, ref, watch } from 'vue';
import { useSession } from '../../stores/session.ts';

/** Up to so many rows the browser's own search and a screen reader's list of links have all of them. */
const WHOLE_ROWS_MAX = 500;

/** `extent`: how many rows and pieces the list has. */
export function useWholeList(extent: () => { rows: number; pieces: number }) {
  const session = useSession();
  const isPrinting = ref(false);
  const onPage = ref(new Set<string>());
  const isShort = computed(() => extent().rows <= WHOLE_ROWS_MAX);

  function print(): void {
    if (isPrinting.value) return;
    session.say('Getting all of your record ready to print.');
    isPrinting.value = true;
    const stop = watch(
      () => onPage.value.size >= extent().pieces,
      (isAllThere) => {
        if (!isAllThere) return;
        stop();
        session.close();
        // the message is gone and the rows are laid out before the print is taken
        requestAnimationFrame(() => setTimeout(() => window.print()));
      },
      { flush: 'post' },
    );
  }

  function onKey(event: KeyboardEvent): void {
    if (isShort.value || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    if (event.key === 'p') {
      event.preventDefault();
      print();
    }
    // it is the browser's own, and stays so; it cannot know that there is more than it sees
    if (event.key === 'f')
      session.say('This finds only rows near the screen. “Search your record” looks through all of it.');
  }
  const done = () => {
    isPrinting.value = false;
  };
  addEventListener('keydown', onKey);
  addEventListener('afterprint', done);
  onScopeDispose(() => {
    removeEventListener('keydown', onKey);
    removeEventListener('afterprint', done);
  });

  return {
    isWhole: computed(() => isShort.value || isPrinting.value),
    drawn(key: string, isDrawn: boolean) {
      if (isDrawn) onPage.value.add(key);
      else onPage.value.delete(key);
    },
  };
}
