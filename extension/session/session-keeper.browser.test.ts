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
/** Windows that the browser lets Waymark into. */
let openTo: Set<number>;
/** What each tab has to tell when it is asked. */
let untold: Map<number, Sample[]>;
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
      samplesNow: async (tabId) => untold.get(tabId) ?? [],
      enter: async (tabId) => openTo.has(tabId),
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
  [entered, openTo, untold] = [[], new Set(), new Map()];
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

  sample(plays = true): Sample {
    this.#clockMs += 0.01;
    return {
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
  }

  tell(plays = true): void {
    this.#tell({ kind: 'sample', sample: this.sample(plays) });
  }

  /** Plays on for so long, and has not told of it yet. */
  goOnUntold(seconds: number): Sample {
    [nowMs, this.#clockMs, this.position] = [
      nowMs + seconds * 1_000,
      this.#clockMs + seconds * 1_000,
      this.position + seconds,
    ];
    return this.sample();
  }

  press(origin = ''): void {
    this.#tell({ kind: 'pressed', origin });
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

  it('is counted up to the moment of Pause and of Stop, in all its windows, by a worker that has just started too', async () => {
    const window = 8;
    openTo.add(window);
    await sessions.start(TAB);
    const page = new Frame();
    await page.live(60);
    untold.set(TAB, [page.goOnUntold(4)]);
    await sessions.pause(TAB);
    expect(await kept()).toMatchObject([{ activeSeconds: 64, watched: [[0, 64]] }]);
    await sessions.start(TAB);
    await page.live(10);
    page.press();
    await sessions.tabOpened(window, TAB);
    const content = new Frame(window);
    content.position = 200;
    content.tell();
    untold = new Map([
      [TAB, []],
      [window, [content.goOnUntold(2), content.goOnUntold(1)]],
    ]);
    await sessions.all();
    startWorker();
    await sessions.stop(TAB);
    expect(await kept()).toMatchObject([
      {
        activeSeconds: 77,
        watched: [
          [0, 74],
          [200, 203],
        ],
      },
    ]);
    // what comes once more over the port is the same, and a session that is over asks nobody
    untold.set(TAB, [page.goOnUntold(5)]);
    await sessions.stop(TAB);
    expect(await kept()).toMatchObject([{ activeSeconds: 77 }]);
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

describe('a window that the page of a session opens', () => {
  const WINDOW = 8;
  const CONTENT = 'https://content.example';
  const windows = async () => (await sessions.at(TAB))?.windows;

  async function open(page: Frame): Promise<void> {
    tabs.add(WINDOW);
    page.press(CONTENT);
    await sessions.tabOpened(WINDOW, TAB);
  }

  it('counts with it where Waymark may look: two tabs, one clock, no second twice', async () => {
    openTo.add(WINDOW);
    await sessions.start(TAB);
    const page = new Frame();
    await page.live(60);
    await open(page);
    const content = new Frame(WINDOW);
    for (let at = 0; at < 120; at += 5) {
      // both play
      page.tell();
      await content.live(5);
      page.tell();
    }
    await sessions.stop(TAB);
    expect(await kept()).toMatchObject([{ activeSeconds: 180 }]);
    expect(content.answers).toContainEqual({ kind: 'rest' });
  });

  it('is named as not counted where it may not, until the button is pressed there', async () => {
    await sessions.start(TAB);
    await open(new Frame());
    expect(await windows()).toEqual([{ tabId: WINDOW, origin: CONTENT, isCounted: false }]);
    openTo.add(WINDOW);
    expect(await sessions.enterWindow(WINDOW)).toMatchObject({ activityId: ids.activityId });
    expect(await windows()).toEqual([{ tabId: WINDOW, origin: CONTENT, isCounted: true }]);
    await new Frame(WINDOW).live(60);
    await sessions.stop(WINDOW);
    expect(await kept()).toMatchObject([{ activeSeconds: 60 }]);
    expect(await sessions.enterWindow(TAB)).toBeNull();
  });

  it('counts once the person allows its host, and no more when it goes on to another site', async () => {
    await sessions.start(TAB);
    await open(new Frame());
    openTo.add(WINDOW);
    await sessions.hostAllowed();
    expect(await windows()).toMatchObject([{ isCounted: true }]);
    openTo.clear();
    await sessions.tabLoaded(WINDOW);
    expect(await sessions.at(TAB)).toMatchObject({ state: 'running', windows: [{ isCounted: false }] });
  });

  it('keeps the session when the page that opened it is closed, and ends it with itself', async () => {
    openTo.add(WINDOW);
    await sessions.start(TAB);
    const page = new Frame();
    await page.live(60);
    await open(page);
    await sessions.tabGone(TAB);
    await new Frame(WINDOW).live(60);
    expect(await sessions.at(WINDOW)).toMatchObject({ state: 'running', tabId: WINDOW, windows: [] });
    await sessions.tabGone(WINDOW);
    expect(await kept()).toMatchObject([{ activeSeconds: 120, endedAt: toInstant(now()) }]);
    expect(await sessions.all()).toEqual([]);
  });

  it('is forgotten when it is closed, also while the worker sleeps', async () => {
    openTo.add(WINDOW);
    await sessions.start(TAB);
    await open(new Frame());
    tabs.delete(WINDOW);
    startWorker();
    await sessions.recover();
    expect(await sessions.at(TAB)).toMatchObject({ state: 'running', windows: [] });
  });

  it('goes on with the same session when Go on is pressed there', async () => {
    openTo.add(WINDOW);
    await sessions.start(TAB);
    await open(new Frame());
    await sessions.pause(TAB);
    expect(await sessions.start(WINDOW)).toBe(true);
    expect(await sessions.all()).toMatchObject([{ tabId: TAB, state: 'running' }]);
  });
});
