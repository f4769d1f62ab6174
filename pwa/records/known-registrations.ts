// The registrations with their schemes: those of other regulators, and those from files, are loaded before anything is told of them.
import type { Registration } from '../../shared/model/registration.ts';
import type { ProjectionDb } from '../../shared/projection/database.ts';
import { registrations } from '../../shared/projection/queries.ts';
import { loadSchemes, scheme } from '../../shared/schemes/index.ts';

/** All there are, oldest record first. */
export async function knownRegistrations(db: ProjectionDb): Promise<Registration[]> {
  const found = await registrations(db);
  // without its scheme a record is looked at as one without rules
  if (found.some((one) => one.schemeFile)) (await import('./file-schemes.ts')).takeInFiles(found);
  if (found.some((one) => !scheme(one.scheme))) await loadSchemes().catch(() => {});
  return found;
}
