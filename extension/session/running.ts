// The sessions of this browser's tabs as they lie on disk between two heartbeats, so that no death of the worker costs more than one.
import { CAPTURE_KINDS, type CaptureKind } from '../../shared/model/capture.ts';
import { type Instant, parseInstant } from '../../shared/model/dates.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asAmount, asLine, asOneOf, asRecord } from '../../shared/model/parse.ts';
import { type Stretch, unionOf } from '../../shared/model/session.ts';
import { type LocalDb, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import { originsIn } from '../extractors/address.ts';
import { type Counting, newCounting, type Recording } from './accounting.ts';
import { type OpenedWindow, parseWindows } from './opened-windows.ts';
import { parseSample } from './sample.ts';

const KEY = 'running-sessions';

/**
 * `paused` by the person; `idle`: nothing counted for a quarter of an hour; `left`: the tab shows a page that Waymark may not
 * see; `ended`: kept for the panel until the tab goes.
 */
export const RUN_STATES = ['running', 'paused', 'idle', 'left', 'ended'] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface Running {
  sessionId: RecordId;
  activityId: RecordId;
  evidenceId: RecordId;
  tabId: number;
  /** One run of the browser: tab numbers mean nothing in the next. */
  browserRun: string;
  url: string;
  title: string;
  kind: CaptureKind;
  startedAt: Instant;
  state: RunState;
  counting: Counting;
  /** Wall clock of the latest commit to the portfolio, in milliseconds. */
  committedAtMs: number;
  /** The frame and element of the recording that plays, for jumps and pictures. */
  main: { tabId: number; source: string; element: number; seconds: number; isVideo: boolean } | null;
  /** The script in the page itself. */
  top: string;
  /** Origins of frames that were shown last and nobody looks into. */
  unseenFrames: string[];
  /** Windows and tabs that its page opened. */
  windows: OpenedWindow[];
  /** What earlier sessions with this page counted. */
  earlier: { watched: Stretch[]; activeSeconds: number };
}

const asStretches = (value: unknown): Stretch[] =>
  unionOf((Array.isArray(value) ? value : []).filter((pair): pair is Stretch => Array.isArray(pair)));

function parseRecording(value: unknown): Recording {
  const from = asRecord(value);
  return { duration: asAmount(from.duration), watched: asStretches(from.watched) };
}

function parseCounting(value: unknown): Counting {
  const from = asRecord(value);
  const samples = Object.values(asRecord(from.last)).map(parseSample);
  return {
    ...newCounting(asAmount(from.startedAtMs) ?? 0),
    counted: asStretches(from.counted),
    earlierSeconds: asAmount(from.earlierSeconds) ?? 0,
    recordings: (Array.isArray(from.recordings) ? from.recordings : []).map(parseRecording),
    last: Object.fromEntries(samples.filter((one) => one !== null).map((one) => [one.source, one])),
    countedUntilMs: asAmount(from.countedUntilMs) ?? 0,
    isLocked: from.isLocked === true,
  };
}

function parseMain(value: unknown, ownTabId: number): Running['main'] {
  const from = asRecord(value);
  const [element, seconds] = [asAmount(from.element), asAmount(from.seconds)];
  if (element === null || seconds === null) return null;
  const tabId = asAmount(from.tabId) ?? ownTabId;
  return { tabId, source: asLine(from.source, 64), element, seconds, isVideo: from.isVideo === true };
}

export function parseRunning(value: unknown): Running | null {
  const from = asRecord(value);
  const [sessionId, activityId, evidenceId] = [from.sessionId, from.activityId, from.evidenceId].map(parseId);
  const startedAt = parseInstant(from.startedAt);
  const state = asOneOf(from.state, RUN_STATES);
  const tabId = asAmount(from.tabId);
  if (!sessionId || !activityId || !evidenceId || !startedAt || !state || tabId === null) return null;
  const earlier = asRecord(from.earlier);
  return {
    sessionId,
    activityId,
    evidenceId,
    tabId,
    browserRun: asLine(from.browserRun, 64),
    url: asLine(from.url, 4_000),
    title: asLine(from.title),
    kind: asOneOf(from.kind, CAPTURE_KINDS) ?? 'page',
    startedAt,
    state,
    counting: parseCounting(from.counting),
    committedAtMs: asAmount(from.committedAtMs) ?? 0,
    main: parseMain(from.main, tabId),
    top: asLine(from.top, 64),
    unseenFrames: originsIn(from.unseenFrames),
    windows: parseWindows(from.windows),
    earlier: { watched: asStretches(earlier.watched), activeSeconds: asAmount(earlier.activeSeconds) ?? 0 },
  };
}

/** The tabs whose time counts with a session: its own first. */
export const tabsOf = ({ tabId, windows }: Running): number[] => [
  tabId,
  ...windows.filter(({ isCounted }) => isCounted).map((opened) => opened.tabId),
];

/** The session of a tab: its own, or else the one whose page opened it. */
export const sessionOf = (sessions: readonly Running[], tabId: number): Running | null =>
  sessions.find((one) => one.tabId === tabId) ??
  sessions.find(({ windows }) => windows.some((opened) => opened.tabId === tabId)) ??
  null;

export async function readRunning(local: LocalDb): Promise<Running[]> {
  const stored = await readLocal(local, KEY);
  return (Array.isArray(stored) ? stored : []).map(parseRunning).filter((one) => one !== null);
}

/** Durable when it resolves; rejects with StorageFailure. */
export const writeRunning = (local: LocalDb, running: Running[]): Promise<void> => writeLocal(local, KEY, running);
