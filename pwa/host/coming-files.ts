// Notes which files are about to come into this portfolio, before the records that name them.
import { type ComingFiles, noteComingFiles } from '../../shared/portfolio/coming-files.ts';
import { openLocal } from '../../shared/portfolio/identity.ts';
import type { Host } from './host.ts';
import { EXAMPLE, OWN } from './place.ts';

/** Call it once the document is loaded. Rejects with StorageFailure. */
export async function noteComing({ portfolio, isExample }: Host, sha256s: readonly string[]): Promise<ComingFiles> {
  const { doc, files } = portfolio;
  const local = openLocal((isExample ? EXAMPLE : OWN).local);
  const coming = await noteComingFiles({ local, files, doc, now: () => new Date() }, sha256s).catch(
    (error: unknown) => {
      local.close();
      throw error;
    },
  );
  return { handOver: coming.handOver, end: () => coming.end().finally(() => local.close()) };
}
