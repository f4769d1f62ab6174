// The sessions of this browser's tabs as the worker holds them: read from disk before anything is done, on disk after every change.
import { oneAtATime } from '../../shared/model/in-turn.ts';
import { type StorageReason, toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { LocalDb } from '../../shared/portfolio/identity.ts';
import { type Running, readRunning, sessionOf, tabsOf, writeRunning } from './running.ts';

/** Where changes of the sessions are shown. */
export interface SessionSigns {
  /** Shows on the button how a session of this tab stands. */
  mark(running: Running): void;
  unmark(tabId: number): void;
  /** Tells the extension's own pages that something has changed. */
  changed(): void;
  /** Asks to be called by `tick` each minute, or not any more. */
  setTicking(isOn: boolean): void;
}

export interface SessionsOnDisk {
  /** One at a time, and never before what lies on disk is known. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  all(): Running[];
  running(): Running[];
  find(tabId: number): Running | null;
  byId(sessionId: Running['sessionId']): Running | null;
  /** Takes the next state of a session, on disk when it resolves; shows it. */
  put(next: Running): Promise<void>;
  remove(running: Running): Promise<void>;
  changeAll(change: (running: Running) => Running): Promise<void>;
  /** Why the latest write came to nothing; null while all is well. */
  readonly problem: StorageReason | null;
  /** Takes note of a write elsewhere that failed. */
  failed(error: unknown): void;
}

export function openSessionsOnDisk(local: LocalDb, signs: SessionSigns): SessionsOnDisk {
  let loaded: Promise<void> | null = null;
  let sessions: Running[] = [];
  let problem: StorageReason | null = null;
  const inTurn = oneAtATime();

  function load(): Promise<void> {
    loaded ??= readRunning(local).then((found) => {
      sessions = found;
    });
    loaded.catch(() => {
      loaded = null;
    });
    return loaded;
  }

  const running = () => sessions.filter(({ state }) => state === 'running');

  async function keep(): Promise<void> {
    signs.setTicking(running().length > 0);
    try {
      await writeRunning(local, sessions);
      problem = null;
    } catch (error) {
      problem = toStorageFailure(error).reason;
      throw error;
    }
  }

  return {
    inTurn: (work) => inTurn(() => load().then(work)),
    all: () => sessions,
    running,
    find: (tabId) => sessionOf(sessions, tabId),
    byId: (sessionId) => sessions.find((one) => one.sessionId === sessionId) ?? null,
    async put(next) {
      const { tabId, sessionId } = next;
      sessions = [...sessions.filter((one) => one.tabId !== tabId && one.sessionId !== sessionId), next];
      await keep();
      for (const counted of tabsOf(next)) signs.mark({ ...next, tabId: counted });
      signs.changed();
    },
    async remove(gone) {
      sessions = sessions.filter(({ sessionId }) => sessionId !== gone.sessionId);
      await keep();
      for (const counted of tabsOf(gone)) signs.unmark(counted);
      signs.changed();
    },
    async changeAll(change) {
      sessions = sessions.map(change);
      await keep();
    },
    get problem() {
      return problem;
    },
    failed(error) {
      problem = toStorageFailure(error).reason;
    },
  };
}
