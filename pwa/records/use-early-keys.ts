// What is typed or pasted into a field that cannot be written yet is held, and stands in it once it can: a person who is quicker than
// their device loses nothing.
import { onScopeDispose, type Ref, ref, watch } from 'vue';

/** Whoever does not wait this long need not hear of it. */
const LATE_MS = 300;

interface Waiting {
  /** The field cannot be written yet, and will be. */
  isWaiting: Readonly<Ref<boolean>>;
  /** It can be written now. */
  isReady: Readonly<Ref<boolean>>;
}

export function useEarlyKeys(
  area: Readonly<Ref<HTMLTextAreaElement | null | undefined>>,
  { isWaiting, isReady }: Waiting,
) {
  const held = ref('');
  /** It takes longer than a moment. */
  const isLate = ref(false);
  /** Where it was typed, and in which words. */
  let at: { words: string; start: number; end: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hold(change: (words: string) => string): void {
    const element = area.value;
    if (!element) return;
    at ??= { words: element.value, start: element.selectionStart, end: element.selectionEnd };
    held.value = change(held.value);
    isLate.value = true;
  }
  function keydown(event: KeyboardEvent): void {
    if (!isWaiting.value || event.isComposing) return;
    const key = typedWith(event);
    if (key === null) return;
    event.preventDefault();
    hold(key === '\b' ? (words) => [...words].slice(0, -1).join('') : (words) => words + key);
  }
  function paste(event: ClipboardEvent): void {
    const words = event.clipboardData?.getData('text/plain') ?? '';
    if (!isWaiting.value || !words) return;
    event.preventDefault();
    hold((before) => before + words.replace(/\r\n?/g, '\n'));
  }

  watch(
    isWaiting,
    (is) => {
      clearTimeout(timer);
      if (!is) isLate.value = false;
      else
        timer = setTimeout(() => {
          isLate.value = true;
        }, LATE_MS);
    },
    { immediate: true },
  );
  // once the field has its words
  watch(
    isReady,
    (is) => {
      const element = area.value;
      if (!is || !element || !at || held.value === '') return;
      const isAsItWas = element.value === at.words;
      const [start, end] = isAsItWas ? [at.start, at.end] : [element.value.length, element.value.length];
      element.setRangeText(held.value, start, end, 'end');
      held.value = '';
      at = null;
      element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    },
    { flush: 'post' },
  );
  onScopeDispose(() => clearTimeout(timer));

  return { held, isLate, keydown, paste };
}

/** The words of a key; a backspace as itself; null for a key that writes nothing. */
function typedWith(event: KeyboardEvent): string | null {
  if (event.key === 'Backspace') return '\b';
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? null : '\n';
  // with AltGr, which Windows tells as Ctrl and Alt, letters are written
  const isCommand = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
  return isCommand || [...event.key].length !== 1 ? null : event.key;
}
