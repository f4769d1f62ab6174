// When all rows stand on the page: always in a record of ordinary size. A very long one is printed as a table, which is made first.
import { computed, onScopeDispose, ref } from 'vue';
import { useSession } from '../../stores/session.ts';

/** Up to so many rows the browser's own search and a screen reader's list of links have all of them. */
const WHOLE_ROWS_MAX = 500;

/** `list`: how many rows there are, and whether they are what was found by words or filters. */
export function useWholeList(list: () => { rows: number; isFound: boolean }) {
  const session = useSession();
  const isPrinting = ref(false);
  const isWhole = computed(() => list().rows <= WHOLE_ROWS_MAX);

  function getReady(): void {
    if (isPrinting.value) return;
    const { rows, isFound } = list();
    const count = rows.toLocaleString('en-GB');
    session.say(
      isFound
        ? `Getting the ${count} activities that were found ready to print.`
        : `Getting all ${count} activities ready to print. What you look for or filter first is printed alone.`,
    );
    isPrinting.value = true;
  }
  /** The table stands on the page. */
  function print(): void {
    session.close();
    // the message is gone and the table is laid out before the print is taken
    requestAnimationFrame(() => setTimeout(() => window.print()));
  }

  function onKey(event: KeyboardEvent): void {
    if (isWhole.value || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'p') {
      event.preventDefault();
      getReady();
    }
    // it is the browser's own, and stays so; it cannot know that there is more than it sees
    if (key === 'f') session.say('This finds only rows near the screen. “Search your record” looks through all of it.');
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

  return { isWhole, isPrinting, print };
}
