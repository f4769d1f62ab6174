// A course that stands in frames of its page: what may be read is kept, and of the rest a person is told why not.
import type { Page } from '@playwright/test';
import { willAllowHost } from './allowed-host.ts';
import { expect, type Profile, test } from './browser.ts';
import { keptRecords } from './kept-records.ts';
import { ASKED, REFUSE_WHAT_IS_ASKED, reallyAsked } from './permission-asked.ts';

const UNIT = 'https://course.example/unit/3';
const STORY = 'https://course.example/story.html';
const PLAYER = 'https://content.learninghub.nhs.uk/scorm/player.html';
const page = `<!doctype html><html lang="en-GB"><head><title>Unit 3: moving safely</title></head><body>
<h1>Unit 3: moving safely</h1><p>Work through the story and then the quiz.</p>
<iframe src="${STORY}" title="Story" width="800" height="400"></iframe>
<iframe src="${PLAYER}" title="Quiz" width="800" height="400"></iframe></body></html>`;
const story = `<!doctype html><title>Story</title><h1>The transfer</h1>${'<p>Ask first, count aloud, and lift together.</p>'.repeat(20)}`;
const player = `<!doctype html><title>Quiz</title><p>Which knee first?</p>${'<p>Say why before you choose.</p>'.repeat(20)}`;

async function openUnit(profile: Profile): Promise<Page> {
  const tab = await profile.context.newPage();
  for (const [url, body] of [
    [UNIT, page],
    [STORY, story],
    [PLAYER, player],
  ] as const) {
    await tab.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  }
  await tab.goto(UNIT);
  return tab;
}

test('the words of a frame of the same site are kept, and of another site’s frame the popup says what allowing it would do', async ({
  profile,
}) => {
  const tab = await openUnit(profile);
  const popup = await profile.clickAction(tab);
  await popup.waitForText('Part of this page is a course of the NHS Learning Hub, from content.learninghub.nhs.uk.');
  expect(await popup.text()).toContain('Let Waymark read content.learninghub.nhs.uk');

  await popup.evaluate(REFUSE_WHAT_IS_ASKED);
  await popup.click('Let Waymark read');
  await popup.waitForText('You did not allow it. The rest of the page can be kept.');
  const asked = await popup.evaluate<string[]>(ASKED);
  expect(asked).toEqual(['https://content.learninghub.nhs.uk/*']);

  await popup.click('Keep');
  await popup.waitForText('Kept with it as dated evidence', 30_000);
  const { evidence, files } = await keptRecords(profile);
  const text = files.find(({ sha256 }) => sha256 === evidence[0]?.snapshot?.sha256)?.text ?? '';
  expect(text).toContain('Work through the story');
  expect(text).toContain('In a frame from course.example');
  expect(text).toContain('count aloud, and lift together');
  expect(text).toContain('What a frame from content.learninghub.nhs.uk showed was not kept');
  expect(text).not.toContain('Which knee first?');

  expect(await reallyAsked(profile, asked)).toBe('put');
  expect(await reallyAsked(profile, ['*://content.learninghub.nhs.uk/*'])).toContain('specified in the manifest');
});

test('once its host is allowed from the popup, the words of another site’s frame are kept too', async ({ profile }) => {
  await willAllowHost(profile, 'https://content.learninghub.nhs.uk/*');
  const popup = await profile.clickAction(await openUnit(profile));
  await popup.click('Let Waymark read content.learninghub.nhs.uk');
  await popup.waitForText('What content.learninghub.nhs.uk shows in this page is kept with it.');
  await popup.click('Keep');
  await popup.waitForText('Kept with it as dated evidence', 30_000);
  const { evidence, files } = await keptRecords(profile);
  const text = files.find(({ sha256 }) => sha256 === evidence[0]?.snapshot?.sha256)?.text ?? '';
  expect(text).toContain('In a frame from content.learninghub.nhs.uk');
  expect(text).toContain('Which knee first?');
});
