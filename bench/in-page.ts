// What measures run inside a page of the real origin, or of the extension: bundled into one script, put there by page.ts.
import * as Y from 'yjs';
import { openKeptIndex } from '../pwa/search/kept-index.ts';
import { openDocumentReader } from '../pwa/search/read-documents.ts';
import { EVERYTHING, openSearchIndex } from '../pwa/search/search-index.ts';
import { openFiles } from '../shared/files/files.ts';
import type { Activity } from '../shared/model/activity.ts';
import type { LocalDate } from '../shared/model/dates.ts';
import type { RecordId } from '../shared/model/id.ts';
import { ensureIdentity, openLocal } from '../shared/portfolio/identity.ts';
import { openPortfolio, type Portfolio } from '../shared/portfolio/open.ts';
import { readAll } from '../shared/portfolio/read.ts';
import { appendUpdate } from '../shared/portfolio/update-store.ts';
import { openProjection } from '../shared/projection/database.ts';
import { datedList } from '../shared/projection/queries.ts';
import { defaultReflectionModel } from '../shared/reflection-models/index.ts';
import { portfolioUpdates } from './portfolio.ts';

const VISIBLE_ROWS = 50;
const RECENT_SITTINGS = 4;

/** Fills this origin's portfolio with invented activities, and projects them. Returns how many there are now. */
async function seed(count: number): Promise<number> {
  const local = openLocal();
  const identity = await ensureIdentity(local, 'Bench computer', new Date());
  local.close();
  const promptKeys = defaultReflectionModel.prompts.map((prompt) => prompt.key);
  const updates = portfolioUpdates(count, { key: defaultReflectionModel.key, promptKeys });
  // as y-indexeddb leaves it: one row for what it has gathered, a row for each update since
  const gathered = Y.mergeUpdates(updates.slice(0, -RECENT_SITTINGS));
  for (const update of [gathered, ...updates.slice(-RECENT_SITTINGS)])
    await appendUpdate(identity.documentName, update);
  const portfolio = openPortfolio({ documentName: identity.documentName });
  await portfolio.lead();
  const projected = await portfolio.projection.activities.count();
  await portfolio.close();
  return projected;
}

function render(activities: readonly Activity[]): void {
  const list = document.createElement('ul');
  for (const { title, startedOn, type } of activities) {
    const row = list.appendChild(document.createElement('li'));
    row.textContent = `${startedOn} ${title} ${type}`;
  }
  document.body.replaceChildren(list);
}

/** Resolves when what is in the page now has been painted. */
const painted = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(null);
    });
  });

/** Milliseconds until the first rows of the record are painted, asked of the projection. */
async function firstRowsFromProjection(): Promise<number> {
  const startedAtMs = performance.now();
  render(await datedList(openProjection(), { limit: VISIBLE_ROWS }));
  await painted();
  return performance.now() - startedAtMs;
}

let held: Portfolio | null = null;

/** Loads the Y.Doc and keeps it, for its weight. */
async function holdDocument(): Promise<void> {
  const local = openLocal();
  const { documentName } = await ensureIdentity(local, 'Bench computer', new Date());
  held = openPortfolio({ documentName });
  await held.loaded;
}

const latestFirst = (a: Activity, b: Activity): number => ((a.startedOn ?? '') < (b.startedOn ?? '') ? 1 : -1);

/** Milliseconds until the same rows are painted when the Y.Doc is loaded first and asked for them. */
async function firstRowsFromDocument(): Promise<number> {
  const startedAtMs = performance.now();
  const local = openLocal();
  const identity = await ensureIdentity(local, 'Bench computer', new Date());
  const portfolio = openPortfolio({ documentName: identity.documentName });
  await portfolio.loaded;
  render(readAll(portfolio.doc, 'activity').sort(latestFirst).slice(0, VISIBLE_ROWS));
  await painted();
  return performance.now() - startedAtMs;
}

/** As typed: each beginning of a word is a question of its own. */
const TYPED = ['splinting', 'supervision', 'fatigue pathway', 'home adaptations', 'reflection evidence', 'kingfisher'];

/** Milliseconds of each question while these words are typed: asked of the index, and by going through the words of every activity. */
async function searchAsTyped(): Promise<{ builtMs: number; indexedMs: number[]; scannedMs: number[] }> {
  const today = new Date().toISOString().slice(0, 10) as LocalDate;
  const startedAtMs = performance.now();
  const documents = await openDocumentReader(openProjection(), openFiles()).readAll(today);
  const index = openSearchIndex();
  index.replaceAll(documents);
  const builtMs = performance.now() - startedAtMs;
  const [indexedMs, scannedMs]: [number[], number[]] = [[], []];
  for (const words of TYPED)
    for (let length = 2; length <= words.length; length++) {
      const typed = words.slice(0, length);
      const asked = performance.now();
      index.find({ ...EVERYTHING, words: typed }, VISIBLE_ROWS);
      const answered = performance.now();
      const parts = typed.toLowerCase().split(' ').filter(Boolean);
      documents.filter((one) => {
        const words = one.words.toLowerCase();
        return parts.every((part) => words.includes(part));
      });
      indexedMs.push(answered - asked);
      scannedMs.push(performance.now() - answered);
    }
  return { builtMs, indexedMs, scannedMs };
}

/** How many changes are taken in, one after the other. */
const CHANGES = 20;

/** Milliseconds in which a kept index takes in one change and answers, each; and in which all is read anew. */
async function searchAfterChange(ids: RecordId[]): Promise<{ followedMs: number[]; readAnewMs: number }> {
  const today = new Date().toISOString().slice(0, 10) as LocalDate;
  const projection = openProjection();
  const kept = openKeptIndex(projection, openFiles());
  const query = { ...EVERYTHING, words: 'kingfisher' };
  const startedAtMs = performance.now();
  await kept.find(query, VISIBLE_ROWS, today);
  const readAnewMs = performance.now() - startedAtMs;
  const followedMs: number[] = [];
  for (const id of ids.slice(0, CHANGES)) {
    await projection.activities.update(id, { outcome: 'A kingfisher on the wall.' });
    const changedAtMs = performance.now();
    kept.note({ 'idb://waymark-projection/activities/': { from: id, to: id, d: 1 } });
    await kept.catchUp();
    await kept.find(query, VISIBLE_ROWS, today);
    followedMs.push(performance.now() - changedAtMs);
  }
  if ((await kept.find(query, VISIBLE_ROWS, today)).total < CHANGES) throw new Error('a change was not found');
  return { followedMs, readAnewMs };
}

export const waymarkBench = {
  searchAsTyped,
  searchAfterChange,
  seed,
  holdDocument,
  firstRowsFromProjection,
  firstRowsFromDocument,
};

declare global {
  interface Window {
    waymarkBench: typeof waymarkBench;
  }
}
Object.assign(globalThis, { waymarkBench });
