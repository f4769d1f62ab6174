// The calls about sessions: starting and stopping them, what was counted, notes at moments, and reminders.
import type { Annotation } from '../../shared/model/annotation.ts';
import type { CaptureKind } from '../../shared/model/capture.ts';
import { type Instant, type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asAmount, asText } from '../../shared/model/parse.ts';
import type { Reminder } from '../../shared/model/reminder.ts';
import type { Stretch } from '../../shared/model/session.ts';
import type { Parsers } from '../call.ts';
import type { AttachChoice } from '../capture/capture-calls.ts';
import type { TranscriptOutcome } from './keep-transcript.ts';
import type { OpenedWindow } from './opened-windows.ts';
import type { RunState } from './running.ts';
import type { ScormProgress } from './scorm.ts';

/** A session as the panel shows it. */
export interface SessionView {
  tabId: number;
  sessionId: RecordId;
  activityId: RecordId;
  evidenceId: RecordId;
  title: string;
  /** Of the page as it was kept. */
  url: string;
  kind: CaptureKind;
  state: RunState;
  startedAt: Instant;
  watched: Stretch[];
  mediaSeconds: number | null;
  activeSeconds: number;
  /** Seconds seen of further recordings on the page. */
  otherSeconds: number;
  minutesByMe: number | null;
  /** What earlier sessions with this page counted. */
  earlier: { watched: Stretch[]; activeSeconds: number };
  /** There is a recording to jump in, and a picture to grab. */
  hasMedium: boolean;
  hasPicture: boolean;
  /** Origins of large frames in the page that Waymark cannot look into. */
  unseenFrames: string[];
  /** Windows and tabs that its page opened. */
  windows: OpenedWindow[];
  /** What went wrong with keeping the count, as a sentence; empty while all is well. */
  problem: string;
}

export interface OtherSession {
  tabId: number;
  title: string;
  state: RunState;
}

export interface DueReminder extends Reminder {
  /** Of its activity. */
  title: string;
  url: string;
}

/** Done, or why not, as a sentence for the person. */
export type Outcome = { why: string };

export type SessionCalls = {
  startSession: { question: { tabId: number }; answer: Outcome };
  pauseSession: { question: { tabId: number }; answer: Outcome };
  stopSession: { question: { tabId: number }; answer: Outcome };
  sessionAt: { question: { tabId: number }; answer: { session: SessionView | null; others: OtherSession[] } };
  /** The button was pressed in this tab. `goesTo`: the activity of the session whose page opened it; null of all other tabs. */
  enterWindow: { question: { tabId: number }; answer: { goesTo: AttachChoice | null } };
  /** Null lets the count stand. */
  correctSession: { question: { tabId: number; minutes: number | null }; answer: Outcome };
  discardSession: { question: { tabId: number }; answer: Outcome };
  panelUsed: { question: { tabId: number }; answer: Outcome };
  /** Where the recording is now; without one, seconds since the session began. */
  momentNow: { question: { tabId: number }; answer: { seconds: number } };
  jumpTo: { question: { tabId: number; seconds: number }; answer: Outcome };
  notes: { question: { evidenceId: RecordId }; answer: { notes: Annotation[] } };
  /** `noteId` is chosen by whoever writes, so that a note sent twice is one. */
  addNote: {
    question: { evidenceId: RecordId; noteId: RecordId; seconds: number; text: string };
    answer: Outcome;
  };
  changeNoteText: { question: { noteId: RecordId; text: string }; answer: Outcome };
  removeNote: { question: { noteId: RecordId; isBack: boolean }; answer: Outcome };
  grabFrame: { question: { tabId: number }; answer: Outcome };
  /** `isLookedAt`: the person keeps it whatever it says. */
  keepTranscript: { question: { tabId: number; isLookedAt: boolean }; answer: TranscriptOutcome };
  /** Whether a SCORM course plays in a tab; false also where Waymark may not look. */
  scormHere: { question: { tabId: number }; answer: { isHere: boolean } };
  readCourse: { question: { tabId: number }; answer: { progress: ScormProgress | null } };
  remindMe: { question: { activityId: RecordId; dueOn: LocalDate }; answer: Outcome };
  remindersOf: { question: { activityId: RecordId }; answer: { reminders: Reminder[] } };
  dueReminders: { question: object; answer: { reminders: DueReminder[] } };
  answerReminder: { question: { reminderId: RecordId; isDone: boolean }; answer: Outcome };
};

const asTabId = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;

function tabOnly({ tabId }: Record<string, unknown>): { tabId: number } | null {
  const parsed = asTabId(tabId);
  return parsed === null ? null : { tabId: parsed };
}

/** Minutes of one session, at most: a month. */
const MINUTES_MAX = 44_640;

export const sessionParsers: Parsers<SessionCalls> = {
  startSession: tabOnly,
  pauseSession: tabOnly,
  stopSession: tabOnly,
  sessionAt: tabOnly,
  enterWindow: tabOnly,
  correctSession(from) {
    const tab = tabOnly(from);
    const minutes = asAmount(from.minutes);
    return tab && { ...tab, minutes: minutes === null ? null : Math.min(minutes, MINUTES_MAX) };
  },
  discardSession: tabOnly,
  panelUsed: tabOnly,
  momentNow: tabOnly,
  jumpTo(from) {
    const [tab, seconds] = [tabOnly(from), asAmount(from.seconds)];
    return tab && seconds !== null ? { ...tab, seconds } : null;
  },
  notes(from) {
    const evidenceId = parseId(from.evidenceId);
    return evidenceId && { evidenceId };
  },
  addNote(from) {
    const [evidenceId, noteId] = [parseId(from.evidenceId), parseId(from.noteId)];
    const seconds = asAmount(from.seconds);
    return evidenceId && noteId && seconds !== null ? { evidenceId, noteId, seconds, text: asText(from.text) } : null;
  },
  changeNoteText(from) {
    const noteId = parseId(from.noteId);
    return noteId && { noteId, text: asText(from.text) };
  },
  removeNote(from) {
    const noteId = parseId(from.noteId);
    return noteId && { noteId, isBack: from.isBack === true };
  },
  grabFrame: tabOnly,
  keepTranscript(from) {
    const tab = tabOnly(from);
    return tab && { ...tab, isLookedAt: from.isLookedAt === true };
  },
  scormHere: tabOnly,
  readCourse: tabOnly,
  remindMe(from) {
    const [activityId, dueOn] = [parseId(from.activityId), parseLocalDate(from.dueOn)];
    return activityId && dueOn && { activityId, dueOn };
  },
  remindersOf(from) {
    const activityId = parseId(from.activityId);
    return activityId && { activityId };
  },
  dueReminders: () => ({}),
  answerReminder(from) {
    const reminderId = parseId(from.reminderId);
    return reminderId && { reminderId, isDone: from.isDone === true };
  },
};
