// Sessions: a recording is really played, and what Waymark counts is held against what was done.
import type { Page } from '@playwright/test';
import { plainStretches, type Session, secondsOf, unionOf } from '../../shared/model/session.ts';
import { expect, type Profile, test } from './browser.ts';
import { keptRows } from './kept-rows.ts';
import { LECTURE_SECONDS, type MediaSite, openMediaSite } from './media-site.ts';
import { doWithVideo } from './session-in-page.ts';
import { allowThisComputer, startSession } from './start-session.ts';

// a recording plays in its own time, however busy the computer is
test.setTimeout(180_000);

let site: MediaSite;
test.beforeAll(async () => {
  site = await openMediaSite();
});
test.afterAll(() => site.close());

async function visit(profile: Profile, path: string): Promise<Page> {
  await allowThisComputer(profile);
  const page = await profile.context.newPage();
  await page.goto(site.origin + path);
  return page;
}

const sessionsOf = async (profile: Profile): Promise<Session[]> => keptRows<Session>(profile, 'sessions');

/** The first session once it has ended; what is read comes a moment after what is written. */
async function endedSession(profile: Profile): Promise<Session | undefined> {
  const isEnded = async () => (await sessionsOf(profile))[0]?.endedAt ?? null;
  await expect.poll(isEnded).not.toBeNull();
  return (await sessionsOf(profile))[0];
}

test('ten minutes, played at up to 16 times with jumps and pauses, are counted within two in a hundred', async ({
  profile,
}) => {
  const page = await visit(profile, '/lecture');
  const startedMs = Date.now();
  const panel = await startSession(profile, page);
  const played = await doWithVideo(page, [
    { play: 10, rate: 2 },
    { play: 90, rate: 8 },
    { seek: 300 },
    { play: 420, rate: 16 },
    // scrubbing: nothing of it is seen
    { seek: 580 },
    { seek: 200 },
    { seek: 60 },
    // some of it a second time
    { play: 150, rate: 16 },
    { seek: 420 },
    { play: 600, rate: 16 },
  ]);
  const truth = unionOf(played);
  await panel.click('Stop');
  const wholeSeconds = (Date.now() - startedMs) / 1000;
  await panel.waitForText('Session ended');
  const session = await endedSession(profile);

  const seen = secondsOf(session?.watched ?? []);
  console.info(
    `seen ${seen.toFixed(1)} s, truth ${secondsOf(truth).toFixed(1)} s; clock ${session?.activeSeconds} s of ${wholeSeconds.toFixed(1)} s`,
  );
  expect(Math.abs(seen - secondsOf(truth))).toBeLessThanOrEqual(0.02 * secondsOf(truth));
  expect(session?.mediaSeconds).toBeCloseTo(LECTURE_SECONDS, 0);
  expect(plainStretches(session?.watched ?? []).length).toBe(plainStretches(truth).length);
  // the page was in use from Start to Stop
  expect(session?.activeSeconds).toBeLessThanOrEqual(wholeSeconds + 1);
  expect(session?.activeSeconds).toBeGreaterThanOrEqual(0.98 * wholeSeconds - 3);
  expect(session?.endedAt).not.toBeNull();
});

/** Plays on, and gives where the recording stood at each look: what was done up to a death that nobody planned. */
async function playOn(page: Page, rate: number, from = 0): Promise<void> {
  await page.evaluate(
    async ([speed, at]) => {
      const video = document.querySelector('video');
      if (!video) throw new Error('no video');
      video.currentTime = at ?? 0;
      video.playbackRate = speed ?? 1;
      await video.play();
    },
    [rate, from],
  );
}

const positionOf = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
const waitUntilAt = (page: Page, seconds: number) =>
  expect.poll(() => positionOf(page), { timeout: 40_000, intervals: [100] }).toBeGreaterThan(seconds);

test('a worker that is killed again and again while the recording plays costs nothing', async ({ profile }) => {
  const page = await visit(profile, '/lecture');
  const panel = await startSession(profile, page);
  const playing = doWithVideo(page, [{ play: 40, rate: 4 }, { seek: 100 }, { play: 160, rate: 4 }]);
  for (const at of [12, 30, 120]) {
    await waitUntilAt(page, at);
    await profile.killWorker();
  }
  const truth = unionOf(await playing);
  await panel.click('Stop');
  await panel.waitForText('Session ended');
  const session = await endedSession(profile);
  expect(Math.abs(secondsOf(session?.watched ?? []) - secondsOf(truth))).toBeLessThanOrEqual(0.02 * secondsOf(truth));
});

test('what plays when Pause or Stop is pressed is counted up to that moment', async ({ profile }) => {
  const page = await visit(profile, '/lecture');
  const panel = await startSession(profile, page);
  const seenAt = async (press: string, said: string) => {
    const before = await positionOf(page);
    await panel.click(press);
    await panel.waitForText(said);
    return [before, await positionOf(page)] as const;
  };
  await playOn(page, 8);
  await waitUntilAt(page, 20);
  const paused = await seenAt('Pause', 'Paused');
  await panel.click('Go on');
  await panel.waitForText('Counting, while it plays');
  await playOn(page, 8, 300);
  await waitUntilAt(page, 320);
  const stopped = await seenAt('Stop', 'Session ended');
  const session = await endedSession(profile);
  const watched = session?.watched ?? [];
  console.info(`seen ${JSON.stringify(watched)}; pressed at ${JSON.stringify([paused, stopped])}`);
  for (const [start, [before, after]] of [
    [0, paused],
    [300, stopped],
  ] as const) {
    const end = watched.find(([from, to]) => from <= start + 2 && to > start + 2)?.[1];
    expect(end).toBeGreaterThanOrEqual(before - 1);
    expect(end).toBeLessThanOrEqual(after + 1);
  }
});

test('closing the tab keeps all but the last ten seconds', async ({ profile }) => {
  const page = await visit(profile, '/lecture');
  await startSession(profile, page);
  await playOn(page, 2);
  await waitUntilAt(page, 26);
  const seen = await positionOf(page);
  await page.close();
  const session = await endedSession(profile);
  expect(session?.activeSeconds).toBeGreaterThanOrEqual(seen / 2 - 10);
  expect(secondsOf(session?.watched ?? [])).toBeGreaterThanOrEqual(seen - 2 * 10);
  expect(secondsOf(session?.watched ?? [])).toBeLessThanOrEqual(seen + 4);
});

test('a browser that crashes keeps all but the last ten seconds', async ({ profile, openProfile }) => {
  const page = await visit(profile, '/lecture');
  await startSession(profile, page);
  await playOn(page, 2);
  await waitUntilAt(page, 34);
  const seen = await positionOf(page);
  const again = await openProfile(await profile.crash());
  const session = await endedSession(again);
  expect(session?.activeSeconds).toBeGreaterThanOrEqual(seen / 2 - 10);
  expect(secondsOf(session?.watched ?? [])).toBeGreaterThanOrEqual(seen - 2 * 10);
  expect((await keptRows<{ minutes: number }>(again, 'activities'))[0]?.minutes).toBe(1);
});

test('a pause is not counted, and the person’s own figure goes into the record beside the count', async ({
  profile,
}) => {
  const page = await visit(profile, '/lecture');
  const panel = await startSession(profile, page);
  const first = await doWithVideo(page, [{ play: 40, rate: 16 }]);
  await panel.click('Pause');
  await panel.waitForText('Paused');
  await doWithVideo(page, [{ seek: 300 }, { play: 400, rate: 16 }]);
  await panel.click('Go on');
  await panel.waitForText('Counting, while it plays');
  const second = await doWithVideo(page, [{ seek: 500 }, { play: 540, rate: 16 }]);
  await panel.click('Stop');
  await panel.waitForText('Session ended');
  const session = await endedSession(profile);
  const truth = secondsOf(unionOf([...first, ...second]));
  expect(Math.abs(secondsOf(session?.watched ?? []) - truth)).toBeLessThanOrEqual(0.02 * truth + 1);

  await panel.click('Put the time right');
  await panel.fill('I spent', '45');
  await panel.click('Save');
  await panel.waitForText('45 minutes, by you');
  await panel.waitForText('Counted by this device: less than a minute');
  const activity = async () => (await keptRows<{ minutes: number | null }>(profile, 'activities'))[0]?.minutes;
  await expect.poll(activity).toBe(45);
  await expect
    .poll(async () => (await sessionsOf(profile))[0])
    .toMatchObject({
      minutesByMe: 45,
      activeSeconds: session?.activeSeconds,
    });
});

interface Note {
  note: string;
  target: { kind: string; seconds: number };
  picture: { sha256: string; mime: string } | null;
  deletedOn: string | null;
}
const notesOf = (profile: Profile) => keptRows<Note>(profile, 'annotations');

test('a note takes the moment when typing began, survives a closed panel, and leads back there', async ({
  profile,
}) => {
  const page = await visit(profile, '/lecture');
  const panel = await startSession(profile, page);
  await doWithVideo(page, [{ seek: 95 }]);
  await panel.fill('Note what you take', 'Stop before');
  await panel.waitForText('Note at 1:35');
  await doWithVideo(page, [{ seek: 400 }]);
  // the panel is loaded anew, as after it was closed
  await panel.evaluate('location.reload()');
  await expect.poll(() => panel.valueOf('Note at 1:35').catch(() => '')).toBe('Stop before');
  await panel.fill('Note at', 'Stop before you are tired');
  await panel.press('Enter');
  await panel.waitForText('Notes (1)');
  await expect
    .poll(() => notesOf(profile))
    .toMatchObject([{ note: 'Stop before you are tired', target: { kind: 'moment' }, deletedOn: null }]);
  expect(Math.abs(((await notesOf(profile))[0]?.target.seconds ?? 0) - 95)).toBeLessThan(1);

  await panel.click('1:35');
  await expect.poll(() => positionOf(page)).toBeCloseTo(95, 0);

  await panel.click('Edit at 1:35');
  await panel.fill('The note at 1:35', 'Rest first');
  await panel.click('Save');
  await panel.waitForText('Rest first');
  await panel.click('Remove the note at 1:35');
  await panel.waitForText('The note is removed.');
  await panel.click('Undo');
  await panel.waitForText('Notes (1)');
  await expect.poll(() => notesOf(profile)).toMatchObject([{ note: 'Rest first', deletedOn: null }]);
});

test('a frame is grabbed as a picture, and captions are kept as the transcript', async ({ profile }) => {
  const page = await visit(profile, '/captions');
  const panel = await startSession(profile, page);
  await doWithVideo(page, [{ seek: 120 }]);
  await panel.click('Grab frame');
  await panel.waitForText('Notes (1)');
  await expect.poll(() => panel.evaluate<number>('document.querySelector("li img")?.naturalWidth ?? 0')).toBe(64);
  expect(await notesOf(profile)).toMatchObject([{ picture: { mime: 'image/webp' } }]);

  await panel.click('Keep the transcript');
  await panel.waitForText('The transcript is kept, from the captions of the recording (English).');
  const parts = async () =>
    (await keptRows<{ parts: { role: string; mime: string }[] }>(profile, 'evidence'))[0]?.parts;
  await expect.poll(parts).toContainEqual(expect.objectContaining({ role: 'transcript', mime: 'text/vtt' }));
});

test('a player in a frame is counted, and jumped in', async ({ profile }) => {
  const page = await visit(profile, '/framed');
  const panel = await startSession(profile, page);
  const frame = page.frames().find((one) => one.url().endsWith('/player'));
  const truth = secondsOf(unionOf(await doWithVideo(page, [{ play: 64, rate: 16 }], frame)));
  await panel.waitForText(/1 of 10 minutes of the recording seen/);
  await panel.click('Stop');
  await panel.waitForText('Session ended');
  const session = await endedSession(profile);
  expect(Math.abs(secondsOf(session?.watched ?? []) - truth)).toBeLessThanOrEqual(0.02 * truth + 1);
});

test('what a course has noted is read on request, without the learner’s name and without writing', async ({
  profile,
}) => {
  const page = await visit(profile, '/course');
  const panel = await startSession(profile, page);
  await panel.click('Read progress from the course (experimental)');
  await panel.waitForText('The course says: completed, score 85, 75 minutes in all.');
  expect(await page.evaluate('window.API.asked')).toEqual([
    'cmi.core.lesson_status',
    'cmi.core.score.raw',
    'cmi.core.total_time',
  ]);
  await panel.click('Put it in a note');
  await panel.press('Enter');
  await panel.waitForText('Notes (1)');
  await panel.click('Remind me Tomorrow');
  await panel.waitForText(/Waymark reminds you on \d/);
  await expect.poll(() => keptRows(profile, 'reminders')).toMatchObject([{ about: 'certificate', doneOn: null }]);
});

test('a course that was classed as something else is read all the same, from the popup without a session and in the panel', async ({
  profile,
}) => {
  const page = await visit(profile, '/course-video');
  const popup = await profile.clickAction(page);
  await popup.click('Course');
  await popup.click('Read progress from the course (experimental)');
  await popup.waitForText('The course says: completed, score 85, 75 minutes in all.');
  await popup.click('Put it in the line about it');
  await expect
    .poll(() => popup.valueOf('About it, in a line'))
    .toBe('The course says: completed, score 85, 75 minutes in all.');
  await popup.evaluate('window.close()').catch(() => undefined);
  const panel = await startSession(profile, page);
  await panel.click('Read progress from the course (experimental)');
  await panel.waitForText('The course says: completed');
  await panel.click('Stop');
  await panel.click('Throw this session away');
  await panel.click('Throw it away');
  await panel.waitForText('There is no session in this tab.');
  await panel.click('Read progress from the course (experimental)');
  await panel.waitForText('The course says: completed');
});

test('a session goes on within a site, and says so where it may not follow', async ({ profile }) => {
  const page = await visit(profile, '/lecture');
  const panel = await startSession(profile, page);
  await page.goto(`${site.origin}/article`);
  await page.mouse.wheel(0, 200);
  await panel.waitForText('Counting, while it plays');
  const elsewhere = 'https://elsewhere.example/';
  await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }));
  await page.goto(elsewhere);
  await panel.waitForText('Paused: the page has changed. Press the Waymark button there to go on.');
});

test('a reminder is shown on its day, and Done takes it away', async ({ profile }) => {
  const page = await visit(profile, '/course');
  const panel = await startSession(profile, page);
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  await panel.fill('Or on a day', today);
  await panel.click('Remind me');
  const badge = async () => (await profile.worker()).evaluate(() => chrome.action.getBadgeText({}));
  await expect.poll(badge).toBe('1');
  await panel.evaluate('location.reload()');
  await panel.waitForText('The certificate should be ready.');
  await panel.click('Done');
  await expect.poll(badge).toBe('');
});
