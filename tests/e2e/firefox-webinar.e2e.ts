// A webinar in Firefox, from the button to the disk: the sidebar beside it, a note at a moment, and what was watched.
import { expect, test } from '@playwright/test';
import { Firefox } from './firefox.ts';
import { clickInPopup, fill, keptInFirefox, popupText, rowsInFirefox } from './firefox-person.ts';
import { openMediaSite } from './media-site.ts';
import { clickOn, SHOWN_TEXT } from './page-expressions.ts';

/** Plays until a second of the recording; gives the stretch that was played. */
const playUntil = (seconds: number): string => `(async () => {
  const video = document.querySelector('video');
  // sound would need a person's click
  video.muted = true;
  video.playbackRate = 8;
  const from = video.currentTime;
  await video.play();
  while (video.currentTime < ${seconds}) await new Promise((later) => setTimeout(later, 20));
  video.pause();
  return [from, video.currentTime];
})()`;

const SEEK = `(async () => {
  const video = document.querySelector('video');
  const there = new Promise((done) => video.addEventListener('seeked', done, { once: true }));
  video.currentTime = 95;
  await there;
})()`;

interface Session {
  evidenceId: string;
  watched: [number, number][];
  endedAt: string | null;
}
interface Note {
  note: string;
  target: { kind: string; seconds: number };
}

test('a webinar in Firefox ends on disk with what was watched and a note at its moment', async () => {
  const site = await openMediaSite();
  const firefox = await Firefox.open();
  const panel = async () => (await firefox.inSidebar<string>(SHOWN_TEXT).catch(() => '')) ?? '';
  try {
    const lecture = await firefox.tab(`${site.origin.replace('127.0.0.1', 'webinar.example')}/lecture`);
    await firefox.clickAction(lecture);
    await expect.poll(() => popupText(firefox)).toContain('About it, in a line');
    await clickInPopup(firefox, 'Keep');
    await expect.poll(() => popupText(firefox)).toContain('Kept with it as dated evidence');
    await clickInPopup(firefox, 'Start a session');
    await firefox.openSidebar();
    await expect.poll(panel, { timeout: 20_000 }).toContain('Counting, while it plays');

    const [from, to] = await firefox.evaluate<[number, number]>(lecture, playUntil(40));
    await firefox.evaluate(lecture, SEEK);
    await fill((expression) => firefox.inSidebar(expression), 'Note what you take', 'Stop before you are tired');
    await expect.poll(panel).toContain('Note at 1:35');
    await expect.poll(() => firefox.inSidebar(clickOn('Keep note'))).toBe(true);
    await expect.poll(panel).toContain('Notes (1)');
    await expect.poll(() => firefox.inSidebar(clickOn('Stop'))).toBe(true);
    await expect.poll(panel).toContain('Session ended');

    const [kept] = (await keptInFirefox(firefox)).evidence;
    expect(kept?.capture).toMatchObject({ kind: 'webinar', metadata: { provider: 'Example Network' } });
    const [session, ...others] = await rowsInFirefox<Session>(firefox, 'sessions');
    expect(others).toEqual([]);
    expect(session).toMatchObject({ evidenceId: kept?.id });
    expect(session?.endedAt).not.toBeNull();
    const seen = session?.watched.reduce((sum, [start, end]) => sum + end - start, 0) ?? 0;
    expect(Math.abs(seen - (to - from))).toBeLessThanOrEqual(0.02 * (to - from) + 1);
    const notes = await rowsInFirefox<Note>(firefox, 'annotations');
    expect(notes).toMatchObject([{ note: 'Stop before you are tired', target: { kind: 'moment' } }]);
    expect(Math.abs((notes[0]?.target.seconds ?? 0) - 95)).toBeLessThan(1);
  } finally {
    await firefox.close();
    site.close();
  }
});
