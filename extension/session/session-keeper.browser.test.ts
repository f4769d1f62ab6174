// Sessions in the worker, over real databases: what is on disk when, and what the activity's minutes become.
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/model/dates.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import type { Session } from '../../shared/model/session.ts';
import { changeActivity, createActivity, createEvidence, putLink } from '../../shared/portfolio/edit.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { openStore, type Store } from '../worker/store.ts';
import type { Sample } from './sample.ts';
import { openSessionKeeper, type SessionKeeper } from './session-keeper.ts';
import type { FromFrame, ToFrame } from './session-port.ts';

const BEGIN = Date.UTC(2026, 10, 23, 18);
const TAB = 7;

let store: Store;
let sessions: SessionKeeper;
let nowMs: number;
let run: string;
let tabs: Set<number>;
let mayEnter: boolean;
/** Tabs in the order in which the script was put into them. */
let entered: number[];
let ids: { activityId: RecordId; evidenceId: RecordId };
let ticking: boolean;

const now = () => new Date(nowMs);

/** A worker that has just been started. */
function startWorker(): void {
  sessions = openSessionKeeper(
    store,
    {
      keepTab: async () => ids,
      inject: async (tabId) => {
        entered.push(tabId);
        return mayEnter;
      },
      hasTab: async (tabId) => tabs.has(tabId),
      browserRun: async () => run,
      mark: () => undefined,
      unmark: () => undefined,
      changed: () => undefined,
      setTicking: (isOn) => {
        ticking = isOn;
      },
    },
    now,
  );
}

beforeEach(async () => {
  [nowMs, run, tabs, mayEnter, ticking] = [BEGIN, 'first-run', new Set([TAB]), true, false];
  entered = [];
  store = openStore(now);
  const { doc } = await store.portfolio();
  const activityId = createActivity(doc, { title: 'Pacing after illness' }, now());
  const evidenceId = createEvidence(doc, { title: 'Pacing after illness', source: 'page' }, now());
  putLink(doc, 'activityEvidence', activityId, evidenceId);
  ids = { activityId, evidenceId };
  startWorker();
});

afterEach(async () => {
  await (await store.portfolio()).close();
  store.local.close();
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
});

/** The page's frame: plays a recording of an hour, and tells of it every five seconds. */
class Frame {
  readonly answers: ToFrame[] = [];
  #tell: (message: FromFrame) => void = () => undefined;
  readonly #source = newId();
  #clockMs = 0;
  position = 0;
  closedFrames: string[] = [];
  readonly #origin: string;

  constructor(tabId = TAB, { frameId = 0, origin = 'https://learning.example' } = {}) {
    this.#origin = origin;
    sessions.accept({
      tabId,
      frameId,
      send: (message) => void this.answers.push(message),
      listen: (onMessage) => {
        this.#tell = onMessage;
      },
    });
  }

  tell(plays = true): void {
    this.#clockMs += 0.01;
    const sample: Sample = {
      source: this.#source,
      atMs: nowMs,
      clockMs: this.#clockMs,
      isVisible: true,
      isFocused: true,
      inputAtMs: null,
      media: [
        {
          element: 0,
          load: 0,
          seeks: 0,
          position: this.position,
          reached: null,
          duration: 3600,
          plays,
          isAudible: true,
          isShown: true,
          isPictureInPicture: false,
          rate: 1,
        },
      ],
      origin: this.#origin,
      closedFrames: this.closedFrames,
    };
    this.#tell({ kind: 'sample', sample });
  }

  /** Lives on for so long; resolves when the worker has taken all of it. */
  async live(seconds: number, plays = true): Promise<void> {
    for (let at = 0; at < seconds; at += 5) {
      this.tell(plays);
      await sessions.all();
      nowMs += 5_000;
      this.#clockMs += 5_000;
      if (plays) this.position += 5;
    }
    this.tell(plays);
    await sessions.all();
  }
}

const kept = async (): Promise<Session[]> => readAll((await store.portfolio()).doc, 'session');
const minutes = async () => readRecord((await store.portfolio()).doc, 'activity', ids.activityId)?.minutes;

describe('a session', () => {
  it('is in the portfolio when it stops, and gives the activity its minutes', async () => {
    expect(await sessions.start(TAB)).toBe(true);
    expect(ticking).toBe(true);
    await new Frame().live(600);
    await sessions.stop(TAB);
    expect(await kept()).toMatchObject([
      { activeSeconds: 600, watched: [[0, 600]], mediaSeconds: 3600, endedAt: toInstant(now()), minutesByMe: null },
    ]);
    expect(await minutes()).toBe(10);
    expect(ticking).toBe(false);
  });

  it('leaves the person’s own minutes as they are', async () => {
    changeActivity((await store.portfolio()).doc, ids.activityId, { minutes: 90 });
    await sessions.start(TAB);
    await new Frame().live(600);
    await sessions.stop(TAB);
    expect(await minutes()).toBe(90);
  });

  it('takes the person’s figure for it, and the count again when they ask for it', async () => {
    await sessions.start(TAB);
    await new Frame().live(600);
    await sessions.stop(TAB);
    await sessions.correct(TAB, 25);
    expect(await kept()).toMatchObject([{ minutesByMe: 25, activeSeconds: 600 }]);
    expect(await minutes()).toBe(25);
    await sessions.correct(TAB, null);
    expect(await minutes()).toBe(10);
  });

  it('goes to the portfolio every few minutes, not with every heartbeat', async () => {
    await sessions.start(TAB);
    const { doc } = await store.portfolio();
    let updates = 0;
    doc.on('update', () => updates++);
    await new Frame().live(900);
    expect(updates).toBeGreaterThanOrEqual(3);
    expect(updates).toBeLessThanOrEqual(6);
    expect(await kept()).toMatchObject([{ endedAt: null }]);
  });

  it('is counted on by a worker that was started anew, with nothing lost', async () => {
    await sessions.start(TAB);
    await new Frame().live(100);
    startWorker();
    await sessions.recover();
    await new Frame().live(100);
    await sessions.stop(TAB);
    expect(await kept()).toMatchObject([{ activeSeconds: 200, watched: [[0, 100]] }]);
  });

  it('that another run of the browser left behind is ended as it was', async () => {
    await sessions.start(TAB);
    await new Frame().live(300);
    [run, nowMs] = ['second-run', nowMs + 86_400_000];
    startWorker();
    await sessions.recover();
    expect(await kept()).toMatchObject([{ activeSeconds: 300, endedAt: toInstant(new Date(BEGIN + 300_000)) }]);
    expect(await sessions.all()).toEqual([]);
  });

  it('ends with its tab, also when the worker slept while the tab went', async () => {
    await sessions.start(TAB);
    await new Frame().live(60);
    await sessions.tabGone(TAB);
    expect(await kept()).toMatchObject([{ activeSeconds: 60 }]);

    await sessions.start(TAB);
    await new Frame().live(30);
    tabs.clear();
    startWorker();
    await sessions.recover();
    expect((await kept()).map(({ activeSeconds }) => activeSeconds).sort()).toEqual([30, 60]);
    expect(await minutes()).toBe(2);
  });

  it('pauses by itself after a quarter of an hour without anything that counts', async () => {
    await sessions.start(TAB);
    const frame = new Frame();
    await frame.live(60);
    await frame.live(16 * 60, false);
    expect(await sessions.at(TAB)).toMatchObject({ state: 'idle' });
    expect(await kept()).toMatchObject([{ activeSeconds: 60 }]);
    expect(frame.answers).toContainEqual({ kind: 'rest' });
  });

  it('is paused where the new page lets nobody in, and goes on when the button is pressed there', async () => {
    await sessions.start(TAB);
    await new Frame().live(60);
    mayEnter = false;
    await sessions.tabLoaded(TAB);
    expect(await sessions.at(TAB)).toMatchObject({ state: 'left' });
    mayEnter = true;
    expect(await sessions.start(TAB)).toBe(true);
    expect(await sessions.at(TAB)).toMatchObject({ state: 'running' });
  });

  it('is not begun on a page that lets nobody in', async () => {
    mayEnter = false;
    expect(await sessions.start(TAB)).toBe(false);
    expect(await sessions.all()).toEqual([]);
  });

  it('counts nothing while the screen is locked', async () => {
    await sessions.start(TAB);
    const frame = new Frame();
    await frame.live(60);
    await sessions.setLocked(true);
    await frame.live(60);
    await sessions.setLocked(false);
    await frame.live(60);
    await sessions.stop(TAB);
    expect((await kept())[0]?.activeSeconds).toBe(120);
  });

  it('that is thrown away takes its minutes with it', async () => {
    await sessions.start(TAB);
    await new Frame().live(600);
    await sessions.stop(TAB);
    await sessions.discard(TAB);
    expect(await minutes()).toBeNull();
    expect(await kept()).toMatchObject([{ deletedOn: '2026-11-23' }]);
  });

  it('hears nothing from a tab in which no session was started', async () => {
    await sessions.start(TAB);
    const stranger = new Frame(99);
    await stranger.live(30);
    expect(stranger.answers).toContainEqual({ kind: 'rest' });
    expect((await sessions.at(TAB))?.counting.last).toEqual({});
  });
});

describe('a player in a frame of another site', () => {
  const PLAYER = 'https://player.example';

  it('is known to be unseen, also once the session has paused for want of it, and in a worker that was started anew', async () => {
    await sessions.start(TAB);
    const page = new Frame();
    page.closedFrames = [PLAYER];
    await page.live(16 * 60, false);
    expect(await sessions.at(TAB)).toMatchObject({ state: 'idle', unseenFrames: [PLAYER] });
    startWorker();
    expect(await sessions.at(TAB)).toMatchObject({ unseenFrames: [PLAYER] });
  });

  it('is entered as soon as the person allows its host, and counts in the session that runs', async () => {
    await sessions.start(TAB);
    const page = new Frame();
    page.closedFrames = [PLAYER];
    await page.live(60, false);
    entered = [];
    await sessions.hostAllowed();
    expect(entered).toEqual([TAB]);
    await new Frame(TAB, { frameId: 4, origin: PLAYER }).live(120);
    expect(await sessions.at(TAB)).toMatchObject({ state: 'running', unseenFrames: [] });
    await sessions.stop(TAB);
    expect(await kept()).toMatchObject([{ activeSeconds: 120, watched: [[0, 120]] }]);
  });

  it('of the page before is not spoken of on the next', async () => {
    await sessions.start(TAB);
    const before = new Frame();
    before.closedFrames = [PLAYER];
    await before.live(20);
    // as it says when it goes
    before.closedFrames = [];
    before.tell();
    await new Frame().live(5);
    expect(await sessions.at(TAB)).toMatchObject({ unseenFrames: [] });
  });
});
