// Keeps the search index beside the page, in a worker: reading rows and looking things up never hold up what is on screen.
import { Dexie } from 'dexie';
import { openFiles } from '../../shared/files/files.ts';
import { openProjection } from '../../shared/projection/database.ts';
import { placeOf } from '../host/place.ts';
import { openKeptIndex } from './kept-index.ts';
import type { Ask, Told } from './search-messages.ts';

/** After a change of rows the index follows once it has been quiet for so long. */
const QUIET_MS = 200;

const tell = (told: Told): void => postMessage(told);
// of the portfolio that the page shows: its name says which
const place = placeOf(self.name);
const index = openKeptIndex(openProjection(place.projection), openFiles(place.files));
let timer: ReturnType<typeof setTimeout> | undefined;

async function answer({ number, query, limit, today }: Ask): Promise<void> {
  try {
    tell({ number, found: await index.find(query, limit, today) });
  } catch {
    tell({ number, failed: true });
  }
}

async function follow(): Promise<void> {
  if (await index.catchUp()) tell({ changed: true });
}

addEventListener('message', (event: MessageEvent<Ask>) => void answer(event.data));

// heard from every tab and worker of this browser that writes rows
Dexie.on('storagemutated', (parts) => {
  index.note(parts);
  clearTimeout(timer);
  // what could not be read now is read with the next question
  timer = setTimeout(() => follow().catch(() => undefined), QUIET_MS);
});
