// What lasts as long as the page is open: the message of what was just done, and how to take it back.
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

interface Done {
  /** Counts up: the same words twice are two messages. */
  number: number;
  text: string;
  undo: (() => void) | null;
}

export const useSession = defineStore('session', () => {
  const done = shallowRef<Done | null>(null);
  let count = 0;
  /** Spoken politely by the screen reader and not shown; the same words twice are spoken twice. */
  const spoken = ref('');

  /** Says what was done. With an undo the way back stays until the next such message, or until it is closed: nobody has to hurry. */
  function say(text: string, undo: (() => void) | null = null) {
    done.value = { number: ++count, text, undo };
    // the message is a status itself
    spoken.value = '';
  }

  /** Tells only those who listen: what happened can be seen already. */
  function speak(text: string) {
    spoken.value = spoken.value === text ? `${text}\u00a0` : text;
  }

  function undo() {
    const undone = done.value?.undo;
    done.value = null;
    if (!undone) return;
    undone();
    speak('Undone.');
  }

  function close() {
    done.value = null;
  }

  /** A message with nothing to undo makes room at the next thing that the person does. */
  function makeRoom() {
    if (!done.value?.undo) done.value = null;
  }

  return { done, spoken, say, speak, undo, close, makeRoom };
});
