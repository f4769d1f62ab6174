// The boxes that a person meets while marking: how it goes, a passage's note, its removal. One stands at a time.
import { tellWorker } from './ask-from-page.ts';
import { type NoteBox, openNoteBox } from './note-box.ts';
import { askingView, noteView, readView, removedView, sayView, type View, workingView } from './note-views.ts';
import { writeNote } from './note-writing.ts';
import { type Outcome, parseOutcome } from './page-messages.ts';
import type { Passage } from './passage.ts';
import type { PassagesOnPage } from './passages-on-page.ts';

const UNREACHABLE = 'Waymark does not answer. Load this page again, then mark the passage once more.';
const KEPT_TOO = 'This page is kept in Waymark now, too.';
const NO_PLACE =
  'It is kept as a quotation. It stands in a part of the page that Waymark cannot look into, so it will not be shown on the page.';
const CANNOT_PAINT = 'This browser is too old to show it on the page.';

export function openBoxes(passages: PassagesOnPage) {
  let box: NoteBox | null = null;
  let isResting = false;
  let end: () => void = () => undefined;

  function close(): void {
    end();
    end = () => undefined;
    box?.close();
    box = null;
  }

  interface Showing {
    label: string;
    beside: DOMRect | null;
    onKey?: (key: 'Enter' | 'Escape') => void;
    onInput?: () => void;
  }

  function show({ content, focus }: View, { label, beside, onKey = close, onInput }: Showing): void {
    close();
    isResting = false;
    box = openNoteBox({
      content,
      label,
      beside,
      onKey,
      onElsewhere: close,
      ...(focus ? { focus } : {}),
      ...(onInput ? { onInput } : {}),
    });
  }

  const rectOf = (id: string): DOMRect | null => [...(passages.rangeOf(id)?.getClientRects() ?? [])].at(-1) ?? null;

  const say = (text: string, beside: DOMRect | null = null): void =>
    show(sayView(text, close), { label: 'Waymark', beside });

  /** The note of a passage, to be written. */
  function edit(
    passage: Passage,
    words: { title: string; extra: string; remove: string },
    beside: DOMRect | null,
  ): void {
    const view = noteView({ ...words, note: passage.note }, close, () => void remove(passage, beside));
    const writing = writeNote(passage, view, {
      onChange: (note) => passages.changeNote(passage.id, note),
      onKept: (note) => passages.noteKept(passage.id, note),
    });
    show(view, { label: words.title, beside, onInput: () => void writing.keep() });
    end = writing.end;
  }

  async function remove(passage: Passage, beside: DOMRect | null): Promise<void> {
    const told = await put(passage.id, true);
    if (!told) return say(UNREACHABLE, beside);
    const all = passages.list();
    const removed = all.find(({ id }) => id === passage.id) ?? passage;
    passages.show(all.filter(({ id }) => id !== passage.id));
    show(
      removedView(() => void putBack(), close),
      { label: 'The mark is removed', beside },
    );
    async function putBack(): Promise<void> {
      if (!(await put(passage.id, false))) return say(UNREACHABLE, beside);
      passages.show([...passages.list(), removed]);
      close();
    }
  }

  const put = (id: Passage['id'], isRemoved: boolean): Promise<boolean> =>
    tellWorker({ passages: 'remove', id, isRemoved }).then(
      (answer) => typeof answer === 'object' && answer !== null && 'savedAt' in answer,
      () => false,
    );

  async function outcomeOf(id: Passage['id']): Promise<Outcome> {
    const answer = await tellWorker({ passages: 'outcome', id }).catch(() => null);
    return parseOutcome(answer) ?? { kind: 'failed', why: UNREACHABLE };
  }

  function ask(id: Passage['id'], seen: string, beside: DOMRect | null): void {
    async function answered(isAgreed: boolean): Promise<void> {
      await tellWorker({ passages: 'agree', id, isAgreed }).catch(() => null);
      if (isAgreed) await marking(id, beside);
      else close();
    }
    const view = askingView(seen, (isAgreed) => void answered(isAgreed));
    show(view, { label: 'Does this name a patient?', beside, onKey: () => void answered(false) });
  }

  /** Shows how the marking of a passage goes, to its end. */
  async function marking(id: Passage['id'], beside: DOMRect | null): Promise<void> {
    show(workingView(), { label: 'Marking the passage', beside });
    const outcome = await outcomeOf(id);
    if (outcome.kind === 'asking') return ask(id, outcome.seen, beside);
    if (outcome.kind === 'dropped') return close();
    if (outcome.kind === 'failed') return say(outcome.why, beside);
    passages.show(outcome.passages);
    const passage = outcome.passages.find((one) => one.id === outcome.id);
    if (!passage) return close();
    const why = outcome.hasPlace ? (passages.canPaint ? '' : CANNOT_PAINT) : NO_PLACE;
    const extra = [why, outcome.keptPage ? KEPT_TOO : ''].filter(Boolean).join(' ');
    edit(passage, { title: 'Passage marked', extra, remove: 'Undo' }, rectOf(id) ?? beside);
  }

  /** The note of a passage, to be read; it goes again by itself when `isAtRest`. */
  function read(passage: Passage, range: Range, isAtRest: boolean): void {
    const beside = [...range.getClientRects()].at(-1) ?? null;
    const words = { title: 'Note on this passage', extra: '', remove: 'Remove the mark' };
    show(
      readView(passage.note, () => edit(passage, words, beside)),
      { label: 'Note on this passage', beside },
    );
    isResting = isAtRest;
  }

  return {
    say,
    marking,
    read,
    close,
    closeIfResting(): void {
      if (isResting) close();
    },
    /** Whether a point is over the box; null while none is open. */
    covers: (x: number, y: number): boolean | null => box?.covers(x, y) ?? null,
  };
}
