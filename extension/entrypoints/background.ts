// The background worker: wires the browser's events to the parts that do the work.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { newId } from '../../shared/model/id.ts';
import { openBridge } from '../bridge/bridge.ts';
import { acceptPort } from '../bridge/bridge-port.ts';
import { DOORBELL } from '../bridge/wire.ts';
import { captureAnswers } from '../capture/capture-answers.ts';
import { openKeepDraft } from '../capture/keep-draft.ts';
import { openPageKeeper } from '../capture/keep-page.ts';
import { connectAnswers, rememberAskingPage } from '../connect/connect-answers.ts';
import { openHighlights } from '../highlights/highlights.ts';
import { parseAsked } from '../messages.ts';
import { openPdfLooks } from '../proof/pdf-looks.ts';
import { proofAnswers } from '../proof/proof-answers.ts';
import { openReaderPage } from '../proof/reader-page.ts';
import { startProof } from '../proof/wake-proof.ts';
import { openKeepLink } from '../quick/keep-link.ts';
import { openKeepTab } from '../quick/keep-tab.ts';
import { openKeptMarks } from '../quick/kept-marks.ts';
import { openMenus } from '../quick/menus.ts';
import { openQuickKeep } from '../quick/quick-keep.ts';
import { sessionAnswers } from '../session/session-answers.ts';
import { markDue, sessionHost, sessionsChanged, wireSessions } from '../session/session-host.ts';
import { openSessionKeeper } from '../session/session-keeper.ts';
import { acceptFrame } from '../session/session-port.ts';
import { syncAnswers } from '../sync/sync-answers.ts';
import { openSync } from '../sync/sync-host.ts';
import { answerWith } from '../worker/answer.ts';
import { openStore } from '../worker/store.ts';

export default defineBackground(() => {
  const store = openStore();
  const sync = openSync(store);
  const keeper = openPageKeeper(store, browser.runtime.getManifest().version);
  const ring = () => browser.storage.local.set({ [DOORBELL]: newId() });
  const looks = openPdfLooks(openReaderPage);
  const proof = startProof({ store, ring }, looks);
  const keep = openKeepDraft({ keeper, proof, ring });
  const keepTab = openKeepTab({ keeper, keep, readPdf: looks.read });
  const quick = openQuickKeep({ keepTab, keepLink: openKeepLink({ keeper, keep }) });
  const bridge = openBridge({
    store,
    ring,
    async askConsent(page) {
      await rememberAskingPage(page);
      await browser.tabs.create({ url: browser.runtime.getURL('/connect.html') });
    },
  });
  const sessions = openSessionKeeper(store, sessionHost(keepTab));
  const highlights = openHighlights({ store, keepTab, ring });
  const sessionCalls = sessionAnswers({
    store,
    sessions,
    ring,
    changed: sessionsChanged,
    markDue: () => markDue(store),
  });
  const answer = answerWith({
    ...captureAnswers({ keeper, keep, quick, ring }),
    ...connectAnswers(bridge),
    ...highlights.answers,
    ...proofAnswers({ store, proof, looks }),
    ...sessionCalls,
    ...syncAnswers({ store, sync, now: () => new Date() }),
  });

  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    // content scripts may not ask: their page could have taken them over
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL('/'))) return;
    const asked = parseAsked(message);
    if (!asked) return;
    void answer(asked).then(reply);
    return true;
  });
  browser.runtime.onConnect.addListener((port) => {
    const accepted = acceptPort(port);
    const frame = acceptFrame(port);
    if (accepted) bridge.serve(accepted);
    else if (frame) sessions.accept(frame);
    else port.disconnect();
  });
  wireSessions(sessions, store, (tabId) => sessionCalls.startSession({ tabId }));
  openMenus(quick);
  openKeptMarks();
  highlights.listen();
  void quick.resume();
});
