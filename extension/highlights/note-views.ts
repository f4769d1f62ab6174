// What Waymark's box in a page can say: each a few elements, all words as text.

export type Press = () => void;

function element(name: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

/** A button that only a person can press: a page's own script makes no trusted events. */
function button(words: string, press: Press, className = ''): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.append(words);
  made.addEventListener('click', (event) => {
    if (event.isTrusted) press();
  });
  return made;
}

const heading = (words: string): HTMLElement => element('h2', '', words);
const buttons = (...content: Node[]): HTMLElement => element('div', 'buttons', ...content);

export interface View {
  content: HTMLElement[];
  focus?: HTMLElement;
}

export const sayView = (words: string, close: Press): View => {
  const text = element('p', '', words);
  text.setAttribute('role', 'status');
  return { content: [text, buttons(button('Close', close))] };
};

export const workingView = (): View => {
  const text = element('p', 'muted', 'Marking the passage…');
  text.setAttribute('role', 'status');
  return { content: [text] };
};

export function askingView(seen: string, answer: (isAgreed: boolean) => void): View {
  const stay = button('Do not mark it', () => answer(false), 'main');
  const text = `These words seem to hold ${seen}. A portfolio must not show who a patient is.`;
  return {
    content: [
      heading('Does this name a patient?'),
      element('p', '', text),
      buttons(
        stay,
        button('Mark it all the same', () => answer(true)),
      ),
    ],
    focus: stay,
  };
}

export interface NoteView extends View {
  area: HTMLTextAreaElement;
  /** Says how the note stands. */
  say(state: string, isProblem?: boolean): void;
}

export interface NoteWords {
  title: string;
  /** One more thing to say; may be empty. */
  extra: string;
  note: string;
  /** What takes the mark back: `Undo` just after marking. */
  remove: string;
}

/** A passage that is marked, with a field for its note. */
export function noteView({ title, extra, note, remove }: NoteWords, done: Press, undo: Press): NoteView {
  const area = document.createElement('textarea');
  area.value = note;
  area.rows = 2;
  const state = element('span', 'muted state');
  state.setAttribute('role', 'status');
  const more = extra ? [element('p', 'muted', extra)] : [];
  const label = element('label', '', 'Note, if you like', area);
  return {
    content: [heading(title), ...more, label, buttons(button('Done', done, 'main'), button(remove, undo), state)],
    focus: area,
    area,
    say(words, isProblem = false) {
      state.textContent = words;
      state.className = isProblem ? 'problem state' : 'muted state';
    },
  };
}

export function removedView(putBack: Press, close: Press): View {
  const back = button('Put it back', putBack);
  const text = element('p', '', 'The mark is removed.');
  text.setAttribute('role', 'status');
  return { content: [text, buttons(back, button('Close', close))], focus: back };
}

/** A passage's note, as the pointer rests on it. */
export const readView = (note: string, change: Press): View => ({
  content: [
    element('p', note ? '' : 'muted', note || 'Marked, without a note.'),
    buttons(button(note ? 'Change the note' : 'Add a note', change)),
  ],
});
