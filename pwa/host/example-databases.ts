// The databases that the example lives in, apart from those of the person's own portfolio; and how they go.
import { EXAMPLE, EXAMPLE_DOCUMENT } from './place.ts';

/** All of them, in the order in which they go: the identity last. */
export const EXAMPLE_DATABASES = [EXAMPLE_DOCUMENT, EXAMPLE.projection, EXAMPLE.files, EXAMPLE.pictures, EXAMPLE.local];

/** The local value that holds the ids of the records the example was made of. */
export const MADE_OF = 'example-records';

/** Another tab that still holds a database gets this long to let go; the browser removes it then. */
const LET_GO_MS = 3_000;

/** The last of them only once the others have gone. */
export async function deleteDatabases(names: readonly string[]): Promise<void> {
  await Promise.all(names.slice(0, -1).map(deleteDatabase));
  for (const last of names.slice(-1)) await deleteDatabase(last);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => setTimeout(resolve, LET_GO_MS);
  });
}
