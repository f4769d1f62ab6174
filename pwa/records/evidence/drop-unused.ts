// Takes bytes off this device that no record names any more.
import type { FileReference } from '../../../shared/model/evidence.ts';
import type { Host } from '../../host/host.ts';

/** Those of these files that are evidence elsewhere too, in the bin or not, stay. Rejects with StorageFailure. */
export async function dropUnused(host: Host, files: readonly FileReference[]): Promise<void> {
  const { filesInUse } = await import('../../../shared/portfolio/read.ts');
  const inUse = filesInUse(host.portfolio.doc);
  await Promise.all(files.map(({ sha256 }) => (inUse.has(sha256) ? undefined : host.dropFile(sha256))));
}
