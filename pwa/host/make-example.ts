// Makes the example when it is first opened, in databases of its own. See docs/decisions/0011-example-portfolio.md.
import * as Y from 'yjs';
import { toInstant } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import { startPortfolio } from '../../shared/portfolio/edit.ts';
import type { LocalDb } from '../../shared/portfolio/identity.ts';
import { RECORD_KINDS, rootOf } from '../../shared/portfolio/layout.ts';
import { appendUpdate } from '../../shared/portfolio/update-store.ts';
import { fillExample } from '../example/fill-example.ts';
import { deleteDatabases, EXAMPLE_DATABASES, MADE_OF } from './example-databases.ts';
import { EXAMPLE, EXAMPLE_DOCUMENT } from './place.ts';

/** Makes the example unless it is there. Two tabs that open it at once end with one. */
export const ensureExample = (local: LocalDb, now: Date): Promise<void> =>
  navigator.locks.request(EXAMPLE_DOCUMENT, async () => {
    if (!(await local.identity.get('me'))) await makeExample(local, now);
  });

async function makeExample(local: LocalDb, now: Date): Promise<void> {
  // what a making that was cut short left behind
  await deleteDatabases(EXAMPLE_DATABASES.filter((name) => name !== EXAMPLE.local));
  const doc = new Y.Doc();
  const portfolioId = newId();
  startPortfolio(doc, portfolioId, now);
  fillExample(doc, now);
  const ids = RECORD_KINDS.flatMap((kind) => [...rootOf(doc, kind).keys()]);
  await appendUpdate(EXAMPLE_DOCUMENT, Y.encodeStateAsUpdate(doc));
  doc.destroy();
  await local.values.put({ key: MADE_OF, value: ids });
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
