// The pointer over a passage: its note shows after a moment's rest, or at a click; never while something is being selected.
import type { Passage } from './passage.ts';
import type { PassagesOnPage } from './passages-on-page.ts';

/** Rest of the pointer before a note shows, and before it goes again. */
const REST_MS = 180;
const LEAVE_MS = 300;
const PRESSABLE =
  'a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [contenteditable=true]';

export interface Pointing {
  /** The pointer rests on a passage, or was pressed on it. */
  onPassage: (passage: Passage, range: Range, isPressed: boolean) => void;
  onLeave: () => void;
  /** Whether a point is over the box that shows now; null while none shows. */
  isOverBox: (x: number, y: number) => boolean | null;
}

const isSelecting = (): boolean => getSelection()?.isCollapsed === false;

export function watchPointer(passages: PassagesOnPage, { onPassage, onLeave, isOverBox }: Pointing): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function rested(x: number, y: number): void {
    const isOver = isOverBox(x, y);
    if (isOver) return;
    const found = passages.at(x, y);
    if (isOver === false && !found) onLeave();
    if (isOver === null && found?.passage.note && !isSelecting()) onPassage(found.passage, found.range, false);
  }

  addEventListener(
    'pointermove',
    ({ clientX, clientY, pointerType, buttons }) => {
      clearTimeout(timer);
      if (pointerType !== 'mouse' || buttons !== 0) return;
      timer = setTimeout(rested, isOverBox(clientX, clientY) === null ? REST_MS : LEAVE_MS, clientX, clientY);
    },
    { passive: true },
  );
  addEventListener('click', (event) => {
    const { clientX, clientY, target, isTrusted, defaultPrevented } = event;
    if (!isTrusted || defaultPrevented || isSelecting() || isOverBox(clientX, clientY)) return;
    if (target instanceof Element && target.closest(PRESSABLE)) return;
    const found = passages.at(clientX, clientY);
    if (found) onPassage(found.passage, found.range, true);
  });
}
