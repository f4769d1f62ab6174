// Makes the example when it is first opened, and anew when it was left for long, in databases of its own. See docs/decisions/0011-example-portfolio.md.
import * as Y from 'yjs';
import { openFiles, putFiles } from '../../shared/files/files.ts';
import { type Instant, toInstant } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import { startPortfolio } from '../../shared/portfolio/edit.ts';
import type { LocalDb } from '../../shared/portfolio/identity.ts';
import { RECORD_KINDS, rootOf } from '../../shared/portfolio/layout.ts';
import { appendUpdate, openUpdateStore, rescue } from '../../shared/portfolio/update-store.ts';
import { exampleFiles } from '../example/example-files.ts';
import { type FilesByTitle, fillExample } from '../example/fill-example.ts';
import { deleteDatabases, EXAMPLE_DATABASES, MADE_OF } from './example-databases.ts';
import { EXAMPLE, EXAMPLE_DOCUMENT } from './place.ts';

/** Its days are told from the day on which it was made; after this many of them it looks left behind. */
const FRESH_DAYS = 7;
const DAY_MS = 86_400_000;
/** Local value: what the example's document held when it was made, to tell whether anybody has written in it. */
const AS_MADE = 'example-as-made';

/**
 * Makes the example unless it is there; one that is older than a week is made anew, if nothing was changed in it and no other tab
 * shows it. Two tabs that open it at once end with one.
 */
export const ensureExample = (local: LocalDb, now: Date): Promise<void> =>
  navigator.locks.request(EXAMPLE_DOCUMENT, async () => {
    const me = await local.identity.get('me');
    if (!me || (isOld(me.createdAt, now) && !(await isOpenElsewhere()) && !(await isChanged(local))))
      await makeExample(local, now);
  });

const isOld = (madeAt: Instant, now: Date): boolean => now.getTime() - Date.parse(madeAt) > FRESH_DAYS * DAY_MS;

async function isOpenElsewhere(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === `${EXAMPLE_DOCUMENT}:leader`) ?? false;
}

/** Whether the document is another than it was made; of an example that an earlier version made nobody knows. */
async function isChanged(local: LocalDb): Promise<boolean> {
  const asMade = (await local.values.get(AS_MADE))?.value;
  const database = await openUpdateStore(EXAMPLE_DOCUMENT);
  const doc = new Y.Doc();
  await rescue(database, doc, null).finally(() => database.close());
  const isSame = asMade === fingerprint(doc);
  doc.destroy();
  return !isSame;
}

const fingerprint = (doc: Y.Doc): string => Y.encodeSnapshot(Y.snapshot(doc)).join(' ');

async function keepExampleFiles(now: Date): Promise<FilesByTitle> {
  const made = exampleFiles(now);
  const db = openFiles(EXAMPLE.files);
  try {
    const kept = await putFiles(
      db,
      made.map(({ bytes }) => ({ bytes, mime: 'application/pdf' })),
      now,
    );
    return new Map(made.flatMap(({ title }, at) => (kept[at] ? [[title, kept[at]] as const] : [])));
  } finally {
    db.close();
  }
}

async function makeExample(local: LocalDb, now: Date): Promise<void> {
  // cut short from here on, it is made when it is next opened
  await local.identity.delete('me');
  // what such a making, or the example before, left behind
  await deleteDatabases(EXAMPLE_DATABASES.filter((name) => name !== EXAMPLE.local));
  const doc = new Y.Doc();
  const portfolioId = newId();
  startPortfolio(doc, portfolioId, now);
  fillExample(doc, now, await keepExampleFiles(now));
  const ids = RECORD_KINDS.flatMap((kind) => [...rootOf(doc, kind).keys()]);
  await appendUpdate(EXAMPLE_DOCUMENT, Y.encodeStateAsUpdate(doc));
  await local.values.bulkPut([
    { key: MADE_OF, value: ids },
    { key: AS_MADE, value: fingerprint(doc) },
  ]);
  doc.destroy();
  await local.identity.put({
    key: 'me',
    documentName: EXAMPLE_DOCUMENT,
    portfolioId,
    // 16 zeros: nothing is ever sealed with it
    secret: new Uint8Array(16),
    deviceId: newId(),
    deviceName: 'Example',
    serverUrl: null,
    createdAt: toInstant(now),
  });
}
