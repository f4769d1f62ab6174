// A player in a frame of another site: a person is told that it is not seen, and it counts once they allow its host.
import { type Session, secondsOf, unionOf } from '../../shared/model/session.ts';
import { allowHost, willAllowHost } from './allowed-host.ts';
import { expect, type Profile, test } from './browser.ts';
import { keptRows } from './kept-rows.ts';
import { type MediaSite, openMediaSite } from './media-site.ts';
import { doWithVideo } from './session-in-page.ts';
import { allowThisComputer, startSession } from './start-session.ts';

// a recording plays in its own time, however busy the computer is
test.setTimeout(120_000);

let site: MediaSite;
test.beforeAll(async () => {
  site = await openMediaSite();
});
test.afterAll(() => site.close());

const PLAYER = 'http://player.example/*';
const NOT_SEEN =
  'Waymark can’t see a player in that frame, so time there counts only while you use the page around it.';

async function visit(profile: Profile) {
  await allowThisComputer(profile);
  const page = await profile.context.newPage();
  await page.goto(`${site.origin}/framed-elsewhere`);
  const player = page.frames().find((frame) => frame.url().endsWith('/player'));
  if (!player) throw new Error('the player’s frame is not there');
  return { page, player };
}

const sessionOf = async (profile: Profile) => (await keptRows<Session>(profile, 'sessions'))[0];

test('a player that is not seen is said so, and counted in the same session once its host is allowed', async ({
  profile,
}) => {
  await willAllowHost(profile, PLAYER);
  const { page, player } = await visit(profile);
  const panel = await startSession(profile, page);
  await panel.waitForText(NOT_SEEN);
  await panel.waitForText('Counting, while you use the page');
  await doWithVideo(page, [{ play: 16, rate: 16 }], player);

  await panel.click('Allow player.example');
  await panel.waitForText('Counting, while it plays or you use the page');
  expect(await panel.text()).not.toContain(NOT_SEEN);
  const rate = 8;
  const seen = unionOf(await doWithVideo(page, [{ play: 80, rate }], player));
  await panel.waitForText(/1 of 10 minutes of the recording seen/);
  await panel.click('Stop');
  await panel.waitForText('Session ended');
  await expect.poll(async () => (await sessionOf(profile))?.endedAt ?? null).not.toBeNull();
  const watched = (await sessionOf(profile))?.watched ?? [];
  // what was played before is not counted; a busy computer may tell of a start or end half a second of the clock late
  expect(Math.abs(secondsOf(watched) - secondsOf(seen))).toBeLessThanOrEqual(rate / 2);
});

test('a player whose host is allowed already is counted from the start', async ({ profile }) => {
  await allowHost(profile, PLAYER);
  const { page, player } = await visit(profile);
  const panel = await startSession(profile, page);
  await doWithVideo(page, [{ play: 80, rate: 16 }], player);
  await panel.waitForText(/1 of 10 minutes of the recording seen/);
  expect(await panel.text()).not.toContain('can’t see a player');
});
