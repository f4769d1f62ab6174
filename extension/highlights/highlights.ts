// Marked passages in the worker: the parts wired together, for the extension's pages, for the pages of the web, and for the browser's menus.
import { type Browser, browser } from 'wxt/browser';
import type { RecordId } from '../../shared/model/id.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import type { Answering } from '../call.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import type { KeepTab } from '../quick/keep-tab.ts';
import type { Store } from '../worker/store.ts';
import type { HighlightCalls } from './highlight-calls.ts';
import { openMarking } from './marking.ts';
import { openGivenPassages } from './marking-jobs.ts';
import { openNoteDrafts } from './note-drafts.ts';
import { type FromPage, parseFromPage } from './page-messages.ts';
import { pageIn, repaintIn } from './page-reach.ts';
import { type Passage, parseSightings } from './passage.ts';
import { tellChanged, tellSighted } from './passage-news.ts';
import { openPassageRecords } from './passage-records.ts';

export interface HighlightParts {
  store: Store;
  keepTab: KeepTab;
  /** Tells the app's pages that something was kept. */
  ring: () => Promise<void>;
}

const MENU_ID = 'mark-passage';

export function openHighlights({ store, keepTab, ring }: HighlightParts) {
  const records = openPassageRecords(store);
  const given = openGivenPassages();
  const changed = (): void => {
    void ring();
    void tellChanged();
  };
  const drafts = openNoteDrafts(records, changed);
  const marking = openMarking({ records, given, keepTab, changed });

  /** What a tab may show, read when it is told: the passages of the evidence. Null where nothing may be shown. */
  async function listFor(tabId: number, evidenceId: RecordId): Promise<(() => Promise<Passage[]>) | null> {
    if (await refusalOfTab(tabId)) return null;
    const ids = (await records.of(evidenceId)).map(({ id }) => id);
    await given.give(tabId, ids);
    return async () => (await records.of(evidenceId)).filter(({ id }) => ids.includes(id));
  }

  /** Pages that show a passage show its list anew. */
  async function repaint(id: RecordId, evidenceId: RecordId | null): Promise<void> {
    if (!evidenceId) return;
    for (const tabId of await given.tabsWith(id)) await repaintIn(tabId, await records.of(evidenceId));
  }

  async function put(id: RecordId, isRemoved: boolean) {
    const before = await records.evidenceOf(id);
    const savedAt = isRemoved ? await records.remove(id) : await records.putBack(id);
    changed();
    return { savedAt, evidenceId: before ?? (await records.evidenceOf(id)) };
  }

  const answers: Answering<HighlightCalls> = {
    async markedPage({ tabId }) {
      const { url } = await browser.tabs.get(tabId);
      const isOpen = url !== undefined && !(await refusalOfTab(tabId));
      return { page: isOpen ? await records.pageAt(withoutSecrets(url)) : null };
    },
    passages: async ({ evidenceId }) => ({ passages: await records.of(evidenceId) }),
    async paintPassages({ tabId, evidenceId }) {
      const readList = await listFor(tabId, evidenceId);
      return { sightings: readList && (await pageIn(tabId).paint(readList)) };
    },
    async goToPassage({ tabId, evidenceId, id }) {
      const readList = await listFor(tabId, evidenceId);
      const went = readList && (await pageIn(tabId).go(id, readList));
      return { isShown: went?.isShown ?? false, sightings: went?.sightings ?? null };
    },
    markPassage: ({ tabId }) => marking.mark(tabId),
    async changePassageNote({ id, note }) {
      const savedAt = await drafts.keep(id, note);
      await repaint(id, await records.evidenceOf(id));
      return { savedAt };
    },
    async removePassage({ id, isRemoved }) {
      const { savedAt, evidenceId } = await put(id, isRemoved);
      await repaint(id, evidenceId);
      return { savedAt };
    },
  };

  /** What a page's script asks. It may speak of passages that its tab was given, and of the address that the browser says it has. */
  async function fromPage(asked: FromPage, tabId: number, url: string): Promise<object> {
    switch (asked.passages) {
      case 'outcome':
        return marking.outcome(tabId, asked.id);
      case 'agree':
        await marking.agree(tabId, asked.id, asked.isAgreed);
        return {};
      case 'note': {
        if (!(await given.isGiven(tabId, asked.id))) return {};
        const savedAt = await drafts.keep(asked.id, asked.note);
        return { savedAt, seen: countsInWords(countIdentifiers(asked.note)) };
      }
      case 'remove':
        return (await given.isGiven(tabId, asked.id))
          ? { savedAt: (await put(asked.id, asked.isRemoved)).savedAt }
          : {};
      case 'moved': {
        const page = await records.pageAt(withoutSecrets(url));
        const readList = page && (await listFor(tabId, page.evidenceId));
        return { list: readList ? await readList() : [] };
      }
      case 'sighted':
        await tellSighted(tabId, parseSightings(asked.sightings));
        return {};
    }
  }

  function listen(): void {
    browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
      const asked = sender.id === browser.runtime.id && sender.tab && sender.frameId === 0 && parseFromPage(message);
      if (!asked || sender.tab?.id === undefined) return;
      const { id, url } = sender.tab;
      void fromPage(asked, id, url ?? sender.url ?? '').then(reply, (error: unknown) =>
        reply({ failed: toStorageFailure(error).reason }),
      );
      return true;
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (command === MENU_ID && tab?.id !== undefined) void marking.mark(tab.id);
    });
    browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, frameId }, tab) => {
      if (menuItemId !== MENU_ID || tab?.id === undefined) return;
      void marking.mark(tab.id, { words: selectionText ?? '', frameId: frameId ?? 0 });
    });
    const entry: Browser.contextMenus.CreateProperties = {
      id: MENU_ID,
      title: 'Mark this passage in Waymark',
      contexts: ['selection'],
    };
    // an entry that is there from an earlier start is refused, and stays
    browser.contextMenus.create(entry, () => void browser.runtime.lastError);
    void marking.resume();
    void drafts.resume();
  }

  return { answers, listen };
}
