// The script in a page where passages are marked or shown: does what the worker asks after a person's action, and nothing by itself.
import { browser } from 'wxt/browser';
import { asRecord } from '../../shared/model/parse.ts';
import { tellAndGo, tellWorker } from './ask-from-page.ts';
import { parseToPage, type ToPage } from './page-messages.ts';
import { parsePassages } from './passage.ts';
import { openBoxes } from './passage-boxes.ts';
import { openPassages } from './passages-on-page.ts';
import { watchPointer } from './pointing.ts';
import { selectedPassage } from './selection.ts';

/** In the extension's own world of the page, which the page's scripts do not see. */
const STARTED = Symbol.for('waymark passages');

/** Starts once in a page; says whether this was the first time. */
export function startPassages(): { isNew: boolean } {
  if (Reflect.has(globalThis, STARTED)) return { isNew: false };
  Reflect.set(globalThis, STARTED, true);
  const passages = openPassages({
    onSighted: (sightings) => tellAndGo({ passages: 'sighted', sightings }),
    onMoved: () => void moved(),
  });
  const boxes = openBoxes(passages);
  watchPointer(passages, {
    onPassage: (passage, range, isPressed) => boxes.read(passage, range, !isPressed),
    onLeave: boxes.closeIfResting,
    isOverBox: boxes.covers,
  });
  addEventListener('keydown', ({ key, isTrusted }) => {
    if (key === 'Escape' && isTrusted) boxes.closeIfResting();
  });

  async function moved(): Promise<void> {
    const answer = await tellWorker({ passages: 'moved' }).catch(() => null);
    passages.show(parsePassages(asRecord(answer).list));
  }

  function follow(asked: ToPage): object {
    switch (asked.passages) {
      case 'selected':
        return selectedPassage();
      case 'marking':
        void boxes.marking(asked.id, rectOfSelection());
        return {};
      case 'paint':
        return { sightings: passages.show(asked.list) };
      case 'go': {
        const sightings = passages.show(asked.list);
        return { sightings, isShown: passages.go(asked.id) };
      }
      case 'say':
        boxes.say(asked.text, rectOfSelection());
        return {};
    }
  }

  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const asked = sender.id === browser.runtime.id && !sender.tab ? parseToPage(message) : null;
    if (asked) reply(follow(asked));
  });
  return { isNew: true };
}

function rectOfSelection(): DOMRect | null {
  const selection = getSelection();
  return selection && selection.rangeCount > 0 ? ([...selection.getRangeAt(0).getClientRects()].at(-1) ?? null) : null;
}
