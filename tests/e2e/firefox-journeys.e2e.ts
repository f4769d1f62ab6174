// What a person does with Waymark in Firefox, from the page to the disk: articles, shortcuts and menus, certificates, places to leave alone.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { parseManifest } from '../../shared/files/manifest.ts';
import { Firefox } from './firefox.ts';
import {
  badge,
  chooseInMenu,
  clickInPopup,
  closePopup,
  fill,
  keptInFirefox,
  popupText,
  pressShortcut,
} from './firefox-person.ts';
import { readValue } from './page-expressions.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/pages/${name}`, import.meta.url), 'utf8');
const MARKED = 'Begin with the house as it is told';
const PAGES: Record<string, string> = {
  '/article': fixture('journal-article.html'),
  '/month': `<!doctype html><html lang="en-GB"><head><title>This month</title></head><body><main><h1>This month</h1>
    <p><a href="/stairs?utm_source=news&amp;token=f00">Stairs after a stroke</a></p>
    <p id="mark">${MARKED}.</p><p>${'What we read this month, in our team. '.repeat(20)}</p></main></body></html>`,
  '/course': fixture('course.html'),
  '/certificate': fixture('learning/learning-hub-certificate.html'),
};

let site: Server;
let firefox: Firefox;
/** What was asked of the site. */
let asked: string[];

test.beforeEach(async () => {
  asked = [];
  site = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGES[request.url ?? ''] ?? '<!doctype html><title>Nothing</title>');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  firefox = await Firefox.open();
});

test.afterEach(async () => {
  await firefox.close();
  site.closeAllConnections();
  site.close();
});

const address = (host: string, path: string) => `http://${host}:${(site.address() as AddressInfo).port}${path}`;
const shown = () => popupText(firefox);
const typeInPopup = (label: string, text: string) => fill((expression) => firefox.inPopup(expression), label, text);
const inField = (label: string) => firefox.inPopup<string>(readValue(label));

test('an article is corrected and kept in Firefox, and every fingerprint on disk is right', async () => {
  const url = address('journal.example', '/article');
  await firefox.clickAction(await firefox.tab(url));
  await expect.poll(shown).toContain('About it, in a line');
  expect(await inField('Authors')).toContain("Siân Ŵyn-O'Brien");
  await typeInPopup('Title', 'Home visits after hip fracture');
  await typeInPopup('About it, in a line', 'ask about the second visit');
  await clickInPopup(firefox, 'Keep');
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept with it as dated evidence');

  const { activities, evidence, files } = await keptInFirefox(firefox);
  expect(activities).toMatchObject([
    { title: 'Home visits after hip fracture', description: 'ask about the second visit', shelf: 'inbox' },
  ]);
  expect(evidence).toHaveLength(1);
  const [kept] = evidence;
  expect(kept?.capture).toMatchObject({
    url,
    kind: 'article',
    metadata: {
      title: 'Home visits after hip fracture',
      doi: '10.5555/jios.2026.0042',
      container: 'Journal of Invented Occupational Science',
      sources: { title: 'me', authors: 'citation', doi: 'citation' },
    },
  });
  expect(kept?.missing).toEqual({});
  expect(kept?.parts.map(({ role, mime }) => [role, mime]).sort()).toEqual([
    ['manifest', 'application/json'],
    ['picture', 'image/webp'],
  ]);
  const manifestFile = kept?.parts.find(({ role }) => role === 'manifest');
  const manifest = parseManifest(files.find(({ sha256 }) => sha256 === manifestFile?.sha256)?.text ?? '');
  const picture = kept?.parts.find(({ role }) => role === 'picture');
  expect(manifest?.url).toBe(url);
  expect(new Map(manifest?.parts.map(({ role, sha256 }) => [role, sha256]))).toEqual(
    new Map([
      ['picture', picture?.sha256],
      ['text', kept?.snapshot?.sha256],
    ]),
  );
  expect(files.find(({ sha256 }) => sha256 === kept?.snapshot?.sha256)?.text).toContain(
    'tidied away what worried them',
  );
  expect(files).toHaveLength(3);
  for (const file of files) expect(file.digest).toBe(file.sha256);
});

test('the shortcut keeps a page in Firefox, the button says so, and the popup takes it back', async () => {
  const tab = await firefox.tab(address('journal.example', '/article'));
  await pressShortcut(firefox, tab, 'S');
  await expect.poll(() => badge(firefox)).toBe('✓');
  await firefox.clickAction(tab);
  await expect.poll(shown).toContain('Saved on this computer');
  await clickInPopup(firefox, 'Undo');
  await expect.poll(shown).toContain('Keep this page');
  await expect.poll(() => badge(firefox)).toBe('');
  const { activities, evidence } = await keptInFirefox(firefox);
  expect(activities).toMatchObject([
    { title: 'Home assessment after hip fracture: a qualitative study', shelf: 'bin' },
  ]);
  expect(evidence).toHaveLength(1);
});

test('the menus of Firefox keep a link unopened, the page, and the words that are marked', async () => {
  const tab = await firefox.tab(address('journal.example', '/month'));
  await chooseInMenu(firefox, tab, 'a', 'Keep this link in Waymark');
  await expect.poll(() => badge(firefox)).toBe('✓');
  await firefox.clickAction(tab);
  await expect.poll(shown).toContain('You kept the link “Stairs after a stroke”, to be read later.');
  await closePopup(firefox);
  await chooseInMenu(firefox, tab, 'h1', 'Keep this page in Waymark');
  const titles = async () => (await keptInFirefox(firefox)).activities.map(({ title }) => title).sort();
  await expect.poll(titles).toEqual(['Stairs after a stroke', 'This month']);

  await firefox.evaluate(tab, `void getSelection().selectAllChildren(document.getElementById('mark'))`);
  await chooseInMenu(firefox, tab, '#mark', 'Keep this page with the selection in Waymark');
  const kept = async () =>
    (await keptInFirefox(firefox)).evidence.map(({ capture }) => [capture.url, capture.selection]).sort();
  const page = address('journal.example', '/month');
  // what lets somebody in is not kept
  const link = address('journal.example', '/stairs?utm_source=news');
  await expect.poll(kept).toEqual([
    [page, ''],
    [page, `${MARKED}.`],
    [link, ''],
  ]);
  expect(await titles()).toEqual(['Stairs after a stroke', 'This month']);
  expect(asked.filter((path) => path.startsWith('/stairs'))).toEqual([]);
});

test('a course and its certificate are known in Firefox, and a records system is left alone', async () => {
  await firefox.clickAction(await firefox.tab(address('course.example', '/course')));
  await expect.poll(shown).toContain('About it, in a line');
  expect(await inField('Kind')).toBe('course');
  expect(await inField('Title')).toBe('Safeguarding adults, level 3');
  await clickInPopup(firefox, 'Keep');
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(shown, { timeout: 20_000 }).toContain('Kept with it as dated evidence');
  await closePopup(firefox);

  await firefox.clickAction(await firefox.tab(address('course.example', '/certificate')));
  await expect.poll(shown).toContain('About it, in a line');
  expect(await inField('Kind')).toBe('certificate');
  expect(await inField('Day')).toBe('2026-10-14');
  await clickInPopup(firefox, 'Keep');
  await expect.poll(shown).toContain('Saved on this computer');
  await expect.poll(shown, { timeout: 20_000 }).toMatch(/Kept with it as dated evidence/);
  await closePopup(firefox);

  await firefox.clickAction(await firefox.tab(address('clinic.tm3app.com', '/article')));
  await expect.poll(shown).toContain('a records system, which shows patients. Nothing here was read.');
  const { evidence } = await keptInFirefox(firefox);
  expect(evidence.map(({ capture }) => capture.kind).sort()).toEqual(['certificate', 'course']);
  const certificate = evidence.find(({ capture }) => capture.kind === 'certificate');
  expect(certificate?.missing).toEqual({});
  expect(certificate?.parts.map(({ role }) => role).sort()).toEqual(['manifest', 'page', 'picture']);
});
