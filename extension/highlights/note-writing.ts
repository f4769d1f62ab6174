// Writing a note in the page: every change goes to the worker, which keeps it even when the page goes away in the next moment.
import { asRecord, asText } from '../../shared/model/parse.ts';
import { tellAndGo, tellWorker } from './ask-from-page.ts';
import type { NoteView } from './note-views.ts';
import type { Passage } from './passage.ts';

const NOT_SAVED = 'Not saved yet. Copy your note, then load this page again.';
const FULL = 'Not saved: the storage of this computer is full. Free some space, then change the note again.';

export interface Writing {
  onChange: (note: string) => void;
  /** This state of the note is on the disk. */
  onKept: (note: string) => void;
}

/** Keeps what is written in `view`. Returns what to do at each change, and when the box closes. */
export function writeNote(passage: Passage, view: NoteView, { onChange, onKept }: Writing) {
  let written = passage.note;
  let kept = passage.note;

  async function keep(): Promise<void> {
    const note = view.area.value;
    if (note === written) return;
    written = note;
    onChange(note);
    view.say('Saving…');
    try {
      const answer = asRecord(await tellWorker({ passages: 'note', id: passage.id, note }));
      const seen = asText(answer.seen, 500);
      if (answer.savedAt) onKept(note);
      if (note !== written) return;
      if (answer.savedAt) kept = note;
      if (!answer.savedAt) view.say(answer.failed === 'full' ? FULL : NOT_SAVED, true);
      else view.say(seen ? `Saved. It seems to hold ${seen}: leave out who it is about.` : 'Saved', seen !== '');
    } catch {
      if (note === written) view.say(NOT_SAVED, true);
    }
  }

  const leave = (): void => {
    if (view.area.value !== kept) tellAndGo({ passages: 'note', id: passage.id, note: view.area.value });
  };
  addEventListener('pagehide', leave);

  return {
    keep,
    end(): void {
      leave();
      removeEventListener('pagehide', leave);
    },
  };
}
