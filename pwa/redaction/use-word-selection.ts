// The words that are selected in the text on screen, as a place in it: by the pointer, a finger, or word by word from the keyboard.
import { onScopeDispose, type Ref, ref } from 'vue';
import { isCovered, type Place, wordBeside } from './word-covers.ts';

/** Each stretch of the text is an element with `data-from` and, where it is covered, `data-to`; nothing else in `root` is text of it. */
export function useWordSelection(root: Readonly<Ref<HTMLElement | null>>, text: string) {
  const hasSelection = ref(false);

  function rangeHere(): Range | null {
    const selection = document.getSelection();
    const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    return range && root.value && range.intersectsNode(root.value) ? range : null;
  }
  const look = () => {
    hasSelection.value = rangeHere() !== null;
  };
  document.addEventListener('selectionchange', look);
  onScopeDispose(() => document.removeEventListener('selectionchange', look));

  const stretches = () => [...(root.value?.querySelectorAll<HTMLElement>('[data-from]') ?? [])];
  const startOf = (one: HTMLElement): number => Number(one.dataset.from);
  const endOf = (one: HTMLElement): number => Number(one.dataset.to ?? startOf(one) + (one.textContent ?? '').length);
  /** Within a covered stretch there are no places. */
  const isWithin = (one: HTMLElement, node: Node) => one.dataset.to === undefined && one.contains(node);

  function selected(): Place | null {
    const range = rangeHere();
    const within = range ? stretches().filter((one) => range.intersectsNode(one)) : [];
    const [first, last] = [within[0], within.at(-1)];
    if (!range || !first || !last) return null;
    return {
      start: isWithin(first, range.startContainer) ? startOf(first) + range.startOffset : startOf(first),
      end: isWithin(last, range.endContainer) ? startOf(last) + range.endOffset : endOf(last),
    };
  }

  function pointAt(at: number, isEnd: boolean): [Node, number] | null {
    const one = stretches().find((stretch) => (isEnd ? at <= endOf(stretch) : at < endOf(stretch)));
    if (!one) return null;
    if (one.dataset.to === undefined && one.firstChild) return [one.firstChild, Math.max(0, at - startOf(one))];
    const place = one.parentNode ? [...one.parentNode.childNodes].indexOf(one) : -1;
    return one.parentNode && [one.parentNode, isEnd ? place + 1 : place];
  }
  /** Selects these words where they stand, and brings them into sight. */
  function select({ start, end }: Place): void {
    const [from, to] = [pointAt(start, false), pointAt(end, true)];
    if (!from || !to) return;
    document.getSelection()?.setBaseAndExtent(...from, ...to);
    const [node] = from;
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'nearest' });
  }
  const clear = () => document.getSelection()?.removeAllRanges();

  /** Left and right choose the word beside, with Shift more or fewer of them. True when the key meant something. */
  function step({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, covers: readonly Place[]): boolean {
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return false;
    const now = selected() ?? { start: 0, end: 0 };
    const isNext = key === 'ArrowRight';
    if (shiftKey && !isNext) {
      const before = wordBeside(text, { start: now.end, end: now.end }, 'before');
      const last = before && wordBeside(text, before, 'before');
      if (last && last.start >= now.start) select({ start: now.start, end: last.end });
      return true;
    }
    let word = wordBeside(text, now, isNext ? 'next' : 'before');
    while (word && !shiftKey && isCovered(text, covers, word))
      word = wordBeside(text, word, isNext ? 'next' : 'before');
    if (word) select(shiftKey ? { start: now.start, end: word.end } : word);
    return true;
  }
  return { hasSelection, selected, select, clear, step };
}
