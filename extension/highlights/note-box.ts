// Waymark's small box in a page: in a closed shadow tree, above the page, beside a passage, and gone without a trace.
//
// The page cannot reach into it, and what is typed in it is kept from the page's shortcuts. A page that listens at the
// window before Waymark came can hear keys all the same, as it can in any box that is drawn in a page.
import { NOTE_BOX_CSS } from './note-box-style.ts';

/** Events of typing that are the box's alone; focus events, so that a page's dialogue does not take the focus back. */
const OWN_EVENTS = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'paste', 'cut', 'copy', 'focusin', 'focusout'],
  ...['compositionstart', 'compositionupdate', 'compositionend'],
] as const;
/** Events of the pointer stay in the box; the page sees at most that something was pressed. */
const POINTER_EVENTS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'contextmenu',
  'wheel',
];
const GAP = 8;

export interface NoteBoxOptions {
  /** What is in the box; made once it stands. */
  content: HTMLElement[];
  /** What it says to who cannot see it. */
  label: string;
  /** What it stands beside; in the corner without. */
  beside: DOMRect | null;
  /** Takes the focus; without, the box leaves it where it is. */
  focus?: HTMLElement;
  /** Enter in the text area, or Escape anywhere in the box. */
  onKey?: (key: 'Enter' | 'Escape') => void;
  onInput?: () => void;
  /** A press of the pointer elsewhere on the page. */
  onElsewhere?: () => void;
}

export interface NoteBox {
  close(): void;
  readonly isOpen: boolean;
  /** Whether a point of the window is over it. */
  covers(x: number, y: number): boolean;
  replace(content: HTMLElement[], focus?: HTMLElement): void;
}

/** Where on the page the box is put: a dialogue that is open makes all around it unreachable. */
const ground = (): Element => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;

function dress(shadow: ShadowRoot): void {
  // a style sheet that is made, not written, is no matter for the page's policy; Firefox knows none in its extensions' worlds
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(NOTE_BOX_CSS);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = NOTE_BOX_CSS;
    shadow.append(style);
  }
}

/** Beside the passage, below it where there is room, and always wholly within the window. */
function placeBeside(host: HTMLElement, beside: DOMRect | null): void {
  const { width, height } = host.getBoundingClientRect();
  const [across, down] = [document.documentElement.clientWidth, innerHeight];
  const under = beside ? beside.bottom + GAP : down;
  const over = beside ? beside.top - GAP - height : down;
  const top = under + height + GAP <= down || over < GAP ? under : over;
  const left = beside ? beside.left : across;
  host.style.setProperty('top', `${Math.max(GAP, Math.min(top, down - height - GAP))}px`, 'important');
  host.style.setProperty('left', `${Math.max(GAP, Math.min(left, across - width - GAP))}px`, 'important');
}

function makeHost(): HTMLElement {
  const host = document.createElement('waymark-note');
  const style = {
    all: 'initial',
    'color-scheme': 'light dark',
    position: 'fixed',
    inset: 'auto',
    margin: '0',
    'z-index': '2147483647',
    display: 'block',
  };
  for (const [name, value] of Object.entries(style)) host.style.setProperty(name, value, 'important');
  host.lang = 'en-GB';
  host.dir = 'ltr';
  return host;
}

export function openNoteBox(options: NoteBoxOptions): NoteBox {
  const { content, label, beside, focus, onKey, onInput, onElsewhere } = options;
  const before = { focus: document.activeElement, end: endOfSelection() };
  const host = makeHost();
  const shadow = host.attachShadow({ mode: 'closed' });
  dress(shadow);
  const box = document.createElement('div');
  box.className = 'box';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', label);
  box.append(...content);
  shadow.append(box);
  const ends = new AbortController();
  const { signal } = ends;
  let isOpen = true;
  let hadFocus = false;

  function keep(event: Event): void {
    if (event.target !== host) return;
    event.stopImmediatePropagation();
    if (event.type === 'focusin') hadFocus = true;
    if (!event.isTrusted) return;
    if (event.type === 'input') onInput?.();
    if (event instanceof KeyboardEvent && event.type === 'keydown') pressed(event);
  }

  function pressed(event: KeyboardEvent): void {
    const isWriting = shadow.activeElement instanceof HTMLTextAreaElement;
    const isEnter = event.key === 'Enter' && isWriting && !event.shiftKey && !event.isComposing;
    if (!isEnter && event.key !== 'Escape') return;
    event.preventDefault();
    onKey?.(isEnter ? 'Enter' : 'Escape');
  }

  for (const type of OWN_EVENTS) addEventListener(type, keep, { capture: true, signal });
  for (const type of POINTER_EVENTS)
    host.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
  addEventListener(
    'pointerdown',
    (event) => {
      if (event.target !== host && event.isTrusted) onElsewhere?.();
    },
    { capture: true, signal },
  );
  addEventListener('resize', () => placeBeside(host, beside), { signal });

  ground().append(host);
  // the top layer: above all that a page can put anywhere
  host.popover = 'manual';
  host.showPopover();
  placeBeside(host, beside);
  focus?.focus({ preventScroll: true });

  return {
    get isOpen() {
      return isOpen;
    },
    covers(x, y) {
      const { left, right, top, bottom } = host.getBoundingClientRect();
      return isOpen && x >= left - GAP && x <= right + GAP && y >= top - GAP && y <= bottom + GAP;
    },
    replace(next, nextFocus) {
      box.replaceChildren(...next);
      placeBeside(host, beside);
      nextFocus?.focus({ preventScroll: true });
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      const isInside = shadow.activeElement !== null;
      ends.abort();
      host.remove();
      if (hadFocus && isInside) giveBack(before);
    },
  };
}

const endOfSelection = (): [Node, number] | null => {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const { endContainer, endOffset } = selection.getRangeAt(0);
  return [endContainer, endOffset];
};

/** The focus goes back where it was; reading by keyboard goes on behind the passage. */
function giveBack({ focus, end }: { focus: Element | null; end: [Node, number] | null }): void {
  if (focus instanceof HTMLElement && focus.isConnected && focus !== document.body)
    focus.focus({ preventScroll: true });
  if (end?.[0].isConnected) getSelection()?.collapse(...end);
}
