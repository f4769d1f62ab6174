// Sessions in Firefox: the same recording is really played there, and the sidebar shows what was counted.
import { expect, test } from '@playwright/test';
import { Firefox } from './firefox.ts';
import { type MediaSite, openMediaSite } from './media-site.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';

// a recording plays in its own time, however busy the computer is
test.setTimeout(120_000);

let site: MediaSite;
test.beforeAll(async () => {
  site = await openMediaSite();
});
test.afterAll(() => site.close());

/** Plays until a second of the recording, and gives where it stood then. */
const playUntil = (seconds: number, rate: number): string => `(async () => {
  const video = document.querySelector('video');
  // sound would need a person's click
  video.muted = true;
  video.playbackRate = ${rate};
  const from = video.currentTime;
  await video.play();
  while (video.currentTime < ${seconds}) await new Promise((later) => setTimeout(later, 20));
  video.pause();
  return [from, video.currentTime];
})()`;

const seekTo = (seconds: number): string => `(async () => {
  const video = document.querySelector('video');
  const there = new Promise((done) => video.addEventListener('seeked', done, { once: true }));
  video.currentTime = ${seconds};
  await there;
})()`;

interface KeptSession {
  watched: [number, number][];
  endedAt: string | null;
}

/** The sessions as they lie on disk, read in a page of the extension. */
const SESSIONS = `new Promise((resolve) => {
  const request = indexedDB.open('waymark-projection');
  request.onsuccess = () => {
    const all = request.result.transaction('sessions').objectStore('sessions').getAll();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result);
    };
  };
})`;

test('a recording that is played in Firefox is counted, and a background that sleeps costs nothing', async () => {
  const firefox = await Firefox.open();
  try {
    const lecture = await firefox.tab(`${site.origin.replace('127.0.0.1', 'webinar.example')}/lecture`);
    await firefox.clickAction(lecture);
    await expect.poll(() => firefox.inPopup(clickOn('Start a session'))).toBe(true);
    await firefox.openSidebar();
    const shown = () => firefox.inSidebar<string>(SHOWN_TEXT).catch(() => '');
    await expect.poll(shown, { timeout: 20_000 }).toContain('Counting, while it plays');

    const first = await firefox.evaluate<[number, number]>(lecture, playUntil(80, 8));
    await firefox.evaluate(lecture, seekTo(300));
    await firefox.killBackground();
    const second = await firefox.evaluate<[number, number]>(lecture, playUntil(360, 8));
    await expect.poll(() => firefox.inSidebar(clickOn('Stop'))).toBe(true);
    await expect.poll(shown).toContain('Session ended');

    const [session] = (await firefox.inSidebar<KeptSession[]>(SESSIONS)) ?? [];
    const seen = session?.watched.reduce((sum, [from, to]) => sum + to - from, 0) ?? 0;
    const truth = first[1] - first[0] + second[1] - second[0];
    // for who reads the log: how near it was
    console.info(`seen ${seen.toFixed(1)} s, truth ${truth.toFixed(1)} s`);
    expect(Math.abs(seen - truth)).toBeLessThanOrEqual(0.02 * truth);
    expect(session?.endedAt).not.toBeNull();
  } finally {
    await firefox.close();
  }
});

test('a player in another site’s frame is said to be unseen in Firefox, and counts once its host is allowed', async () => {
  const firefox = await Firefox.open();
  try {
    const page = await firefox.tab(`${site.origin.replace('127.0.0.1', 'webinar.example')}/framed-elsewhere`);
    await firefox.clickAction(page);
    await expect.poll(() => firefox.inPopup(clickOn('Start a session'))).toBe(true);
    await firefox.openSidebar();
    const shown = () => firefox.inSidebar<string>(SHOWN_TEXT).catch(() => '');
    await expect.poll(shown, { timeout: 20_000 }).toContain('Allow player.example');
    expect(await shown()).toContain('Counting, while you use the page');
    await firefox.allowSite('http://player.example/*');
    await expect.poll(shown, { timeout: 20_000 }).toContain('Counting, while it plays or you use the page');
    expect(await shown()).not.toContain('Allow player.example');
  } finally {
    await firefox.close();
  }
});
