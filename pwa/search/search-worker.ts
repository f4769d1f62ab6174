// Keeps the search index beside the page, in a worker: building it and looking things up never hold up what is on screen.
import { Dexie } from 'dexie';
import { openFiles } from '../../shared/files/files.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { openProjection } from '../../shared/projection/database.ts';
import { openDocumentReader } from './read-documents.ts';
import { openSearchIndex } from './search-index.ts';
import type { Ask, Told } from './search-messages.ts';

/** After a change of rows the index follows once it has been quiet for so long. */
const QUIET_MS = 400;

const tell = (told: Told): void => postMessage(told);
const reader = openDocumentReader(openProjection(), openFiles());
const index = openSearchIndex();

/** The day for which the words were read, or are being read now; null before, and after a reading that failed. */
let readFor: LocalDate | null = null;
/** One reading of the rows at a time. */
let building: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

function build(today: LocalDate): Promise<void> {
  readFor = today;
  building = building.catch(() => undefined).then(async () => index.replaceAll(await reader.read(today)));
  return building;
}

async function answer({ number, query, limit, today }: Ask): Promise<void> {
  try {
    // states depend on the day: what was planned yesterday may be due today
    await (readFor === today ? building : build(today));
    tell({ number, found: index.find(query, limit) });
  } catch {
    readFor = null;
    tell({ number, failed: true });
  }
}

addEventListener('message', (event: MessageEvent<Ask>) => void answer(event.data));

// heard from every tab and worker of this browser that writes rows
Dexie.on('storagemutated', () => {
  if (!readFor) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (readFor)
      build(readFor).then(
        () => tell({ changed: true }),
        () => undefined,
      );
  }, QUIET_MS);
});
