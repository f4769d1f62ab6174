// Reaching the page in a tab with the script for passages: put there when it is first needed, after a person's action.
import { browser } from 'wxt/browser';
import { inTime } from '../../shared/model/in-time.ts';
import { asRecord } from '../../shared/model/parse.ts';
import { HIGHLIGHT_CSS } from './highlight-style.ts';
import { parseSelected, type Selected, type ToPage } from './page-messages.ts';
import { type Passage, parseSightings, type Sightings } from './passage.ts';

/** A page that does not answer within this is taken as one that cannot be reached. */
const ANSWER_MS = 6_000;

async function begin(tabId: number): Promise<void> {
  const target = { tabId };
  const [injected] = await browser.scripting.executeScript({ target, files: ['/highlights-page.js'] });
  // a style sheet of the browser's, which the page's policy does not refuse
  if (asRecord(injected?.result).isNew) await browser.scripting.insertCSS({ target, css: HIGHLIGHT_CSS });
}

/** The page's answer, or null when it cannot be reached: the browser's own pages, its viewers, a page not asked for by hand. */
async function ask(tabId: number, message: ToPage | (() => Promise<ToPage>)): Promise<Record<string, unknown> | null> {
  const asked = async () => {
    await begin(tabId);
    // what is read from the disk is read now: a page that was slow to begin is not to be told of an older state
    const told = typeof message === 'function' ? await message() : message;
    return asRecord(await browser.tabs.sendMessage(tabId, told, { frameId: 0 }));
  };
  try {
    return await inTime(asked(), ANSWER_MS);
  } catch {
    return null;
  }
}

type ReadList = () => Promise<Passage[]>;

export interface Page {
  selected(): Promise<Selected | null>;
  /** Whether the page heard it. */
  marking(id: Passage['id']): Promise<boolean>;
  say(text: string): Promise<boolean>;
  /** Where they are; null when the page cannot be reached. */
  paint(readList: ReadList): Promise<Sightings | null>;
  go(id: Passage['id'], readList: ReadList): Promise<{ sightings: Sightings; isShown: boolean } | null>;
}

export const pageIn = (tabId: number): Page => ({
  selected: async () => parseSelected(await ask(tabId, { passages: 'selected' })),
  marking: async (id) => (await ask(tabId, { passages: 'marking', id })) !== null,
  say: async (text) => (await ask(tabId, { passages: 'say', text })) !== null,
  async paint(readList) {
    const answer = await ask(tabId, async () => ({ passages: 'paint', list: await readList() }));
    return answer && parseSightings(answer.sightings);
  },
  async go(id, readList) {
    const answer = await ask(tabId, async () => ({ passages: 'go', id, list: await readList() }));
    return answer && { sightings: parseSightings(answer.sightings), isShown: answer.isShown === true };
  },
});

/** Tells a page that has the script already; nothing happens in others. */
export const repaintIn = (tabId: number, list: Passage[]): Promise<void> =>
  browser.tabs.sendMessage(tabId, { passages: 'paint', list } satisfies ToPage, { frameId: 0 }).then(
    () => undefined,
    () => undefined,
  );
