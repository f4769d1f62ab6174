// The two keys of the app, both with Ctrl (Cmd on a Mac): K finds anything, Enter finishes a form. No single letters, ever: they
// would answer to dictation and to a slip of the hand.
import { ref } from 'vue';

/** Whether the window that finds things is open. */
export const isFinding = ref(false);

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
/** What a person presses to find things, as their keyboard names it. */
export const FIND_KEYS = isApple ? '⌘ K' : 'Ctrl K';

/** The app lives as long as the page: nothing to take down. */
export function watchShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    const isCommand = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!isCommand || event.altKey || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Enter') finish(event);
    else if (event.key.toLowerCase() === 'k') find(event);
  });
}

function find(event: KeyboardEvent): void {
  // also over another window: the browser has an answer of its own to these keys
  event.preventDefault();
  if (!document.querySelector('dialog[open]')) isFinding.value = true;
}

function finish(event: KeyboardEvent): void {
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}
