// The session of the tab in front, kept current while the panel is open.
import { onMounted, onUnmounted, ref } from 'vue';
import { browser } from 'wxt/browser';
import { asLine, asRecord } from '../../shared/model/parse.ts';
import { askWorker } from '../ask.ts';
import type { OtherSession, SessionView } from '../session/session-calls.ts';
import { SESSIONS_CHANGED, START_OUTCOME } from '../session/sessions-changed.ts';

/** The panel tells of its use no more often. */
const USED_MS = 3_000;

export function useSession() {
  const tabId = ref<number | null>(null);
  const session = ref<SessionView | null>(null);
  const others = ref<OtherSession[]>([]);
  const problem = ref('');
  const isReady = ref(false);
  let windowId: number | undefined;
  let usedAtMs = 0;

  async function look(): Promise<void> {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tabId.value = tab?.id ?? null;
    windowId = tab?.windowId;
    if (tabId.value === null) return;
    try {
      const asked = tabId.value;
      const found = await askWorker('sessionAt', { tabId: asked });
      // another tab came to the front meanwhile
      if (asked !== tabId.value) return;
      session.value = found.session;
      others.value = found.others;
      isReady.value = true;
    } catch {
      problem.value = 'Waymark does not answer. Close this panel and open it again with the Waymark button.';
    }
  }

  /** Does something with the session; what goes wrong is said. True when it was done. */
  async function act(work: () => Promise<{ why: string }>, otherwise: string): Promise<boolean> {
    problem.value = '';
    try {
      problem.value = (await work()).why;
    } catch {
      problem.value = otherwise;
    }
    await look();
    return problem.value === '';
  }

  /** Why a start that the popup asked for came to nothing, when it did. */
  async function lookAtStart(): Promise<void> {
    const outcome = asRecord((await browser.storage.session.get(START_OUTCOME))[START_OUTCOME]);
    if (outcome.tabId !== tabId.value || !outcome.why) return;
    problem.value = asLine(outcome.why);
    await browser.storage.session.remove(START_OUTCOME);
  }

  const onChanged = (changes: Record<string, unknown>) => {
    if (SESSIONS_CHANGED in changes) void look();
    if (START_OUTCOME in changes) void lookAtStart();
  };
  const onTab = (info: { windowId: number }) => {
    if (info.windowId === windowId) void look();
  };
  /** Somebody who takes notes is with the page, though the page has not the focus. */
  const onUse = () => {
    if (tabId.value === null || session.value?.state !== 'running' || Date.now() - usedAtMs < USED_MS) return;
    usedAtMs = Date.now();
    void askWorker('panelUsed', { tabId: tabId.value }).catch(() => undefined);
  };

  onMounted(() => {
    browser.storage.session.onChanged.addListener(onChanged);
    browser.tabs.onActivated.addListener(onTab);
    for (const type of ['keydown', 'pointerdown', 'wheel']) window.addEventListener(type, onUse, { passive: true });
    void look().then(lookAtStart);
  });
  onUnmounted(() => {
    browser.storage.session.onChanged.removeListener(onChanged);
    browser.tabs.onActivated.removeListener(onTab);
    for (const type of ['keydown', 'pointerdown', 'wheel']) window.removeEventListener(type, onUse);
  });
  return { tabId, session, others, problem, isReady, look, act };
}
