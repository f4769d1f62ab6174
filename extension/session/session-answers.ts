// Answers the panel and the popup about sessions, from the worker.
import { localDateOf } from '../../shared/model/dates.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import type { Answering } from '../call.ts';
import { toAttachChoice } from '../capture/attach-choice.ts';
import type { Store } from '../worker/store.ts';
import { countedOf } from './accounting.ts';
import { keepTranscript } from './keep-transcript.ts';
import { addNote, changeNoteText, notesOf, removeNote } from './notes.ts';
import { grabFrame, isScormHere, jumpTo, readCourse } from './page-requests.ts';
import { answerReminder, dueNow, remindAboutCertificate } from './reminders.ts';
import { type Running, sessionOf } from './running.ts';
import type { SessionCalls, SessionView } from './session-calls.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface SessionParts {
  store: Store;
  sessions: SessionKeeper;
  /** Tells the app's pages that something was kept. */
  ring(): Promise<void>;
  /** Tells the extension's pages. */
  changed(): void;
  /** Shows on the button what is due. */
  markDue(): Promise<void>;
}

const CLOSED_PAGE =
  'The browser lets Waymark see this page only after its button was pressed there. Press the Waymark button in the toolbar and choose “Start a session”. Pages of the browser itself and of its store cannot be timed.';
const NO_SESSION = 'There is no session in this tab any more. Start one with the Waymark button.';
const FULL = 'The storage of this computer is full, so the time counted since is only in memory. Free some space.';
const FAILED = 'The time counted could not be written to this computer. It is tried again every few seconds.';

const done = { why: '' };

export function sessionAnswers(parts: SessionParts, now: () => Date = () => new Date()): Answering<SessionCalls> {
  const { store, sessions, ring, changed, markDue } = parts;

  async function viewOf(running: Running): Promise<SessionView> {
    const { tabId, sessionId, activityId, evidenceId, title, url, kind, state, startedAt, earlier, main, counting } =
      running;
    const { unseenFrames, windows } = running;
    const { doc } = await store.portfolio();
    const { problem } = sessions;
    return {
      ...{
        tabId,
        sessionId,
        activityId,
        evidenceId,
        title,
        url,
        kind,
        state,
        startedAt,
        earlier,
        unseenFrames,
        windows,
      },
      ...countedOf(counting),
      minutesByMe: readRecord(doc, 'session', sessionId)?.minutesByMe ?? null,
      hasMedium: main !== null,
      hasPicture: main?.isVideo === true,
      problem: problem === null ? '' : problem === 'full' ? FULL : FAILED,
    };
  }

  /** What was done is told to everybody. */
  async function told<T>(work: Promise<T>): Promise<T> {
    const answer = await work;
    changed();
    void ring();
    return answer;
  }

  return {
    startSession: async ({ tabId }) => {
      try {
        const started = await told(sessions.start(tabId));
        return { why: started ? '' : CLOSED_PAGE };
      } catch (error) {
        // a page that may not be kept says why in whole sentences
        if (error instanceof Error && error.name === 'NotKept') return { why: error.message };
        throw error;
      }
    },
    pauseSession: async ({ tabId }) => {
      await told(sessions.pause(tabId));
      return done;
    },
    stopSession: async ({ tabId }) => {
      await told(sessions.stop(tabId));
      return done;
    },
    sessionAt: async ({ tabId }) => {
      const all = await sessions.all();
      const mine = sessionOf(all, tabId);
      const others = all.filter((one) => one !== mine && one.state !== 'ended');
      return {
        session: mine ? await viewOf(mine) : null,
        others: others.map(({ tabId: other, title, state }) => ({ tabId: other, title, state })),
      };
    },
    enterWindow: async ({ tabId }) => {
      const running = await sessions.enterWindow(tabId);
      if (!running) return { goesTo: null };
      const activity = readRecord((await store.portfolio()).doc, 'activity', running.activityId);
      if (!activity || activity.deletedOn !== null) return { goesTo: null };
      return { goesTo: toAttachChoice(activity, localDateOf(new Date())) };
    },
    correctSession: async ({ tabId, minutes }) => {
      await told(sessions.correct(tabId, minutes));
      return done;
    },
    discardSession: async ({ tabId }) => {
      await told(sessions.discard(tabId));
      return done;
    },
    panelUsed: async ({ tabId }) => {
      sessions.panelUsed(tabId);
      return done;
    },
    momentNow: async ({ tabId }) => {
      const session = await sessions.at(tabId);
      if (!session) return { seconds: 0 };
      const { main, startedAt } = session;
      if (!main) return { seconds: Math.round((now().getTime() - Date.parse(startedAt)) / 1000) };
      const sample = session.counting.last[main.source];
      const medium = sample?.media.find(({ element }) => element === main.element);
      // the last heartbeat may be some seconds old
      const since = sample && medium?.plays ? Math.max(0, now().getTime() - sample.atMs) / 1000 : 0;
      return { seconds: main.seconds + since * (medium?.rate ?? 1) };
    },
    jumpTo: async ({ tabId, seconds }) => {
      const session = await sessions.at(tabId);
      return { why: session ? await jumpTo(session, seconds) : NO_SESSION };
    },
    notes: async ({ evidenceId }) => ({ notes: notesOf(await store.portfolio(), evidenceId) }),
    addNote: async (note) => {
      await told(addNote(await store.portfolio(), note, now()));
      return done;
    },
    changeNoteText: async ({ noteId, text }) => {
      const isThere = await told(changeNoteText(await store.portfolio(), noteId, text));
      if (!isThere) throw new StorageFailure('failed', 'the note is gone');
      return done;
    },
    removeNote: async ({ noteId, isBack }) => {
      await told(removeNote(await store.portfolio(), noteId, isBack, now()));
      return done;
    },
    grabFrame: async ({ tabId }) => {
      const session = await sessions.at(tabId);
      return { why: session ? await told(grabFrame(await store.portfolio(), session, now())) : NO_SESSION };
    },
    keepTranscript: async ({ tabId, isLookedAt }) => {
      const session = await sessions.at(tabId);
      if (!session) return { from: '', seen: '', why: NO_SESSION };
      return told(keepTranscript(await store.portfolio(), session, { now: now(), isLookedAt }));
    },
    scormHere: async ({ tabId }) => ({ isHere: await isScormHere(tabId) }),
    readCourse: async ({ tabId }) => ({ progress: await readCourse(tabId) }),
    remindMe: async ({ activityId, dueOn }) => {
      await told(remindAboutCertificate(await store.portfolio(), activityId, dueOn, now()));
      await markDue();
      return done;
    },
    remindersOf: async ({ activityId }) => {
      const { doc } = await store.portfolio();
      const open = readAll(doc, 'reminder').filter((one) => !one.doneOn && !one.deletedOn);
      return { reminders: open.filter((one) => one.activityId === activityId) };
    },
    dueReminders: async () => ({ reminders: await dueNow(await store.portfolio(), now()) }),
    answerReminder: async ({ reminderId, isDone }) => {
      await told(answerReminder(await store.portfolio(), reminderId, isDone, now()));
      await markDue();
      return done;
    },
  };
}
