// The parts that are kept with a page when the person chooses none: what the settings say for its kind.
import type { PartRole } from '../../shared/model/evidence.ts';
import { wantedParts } from '../proof/wanted-parts.ts';
import { readSettings } from '../settings.ts';
import type { PageReading } from './page-reading.ts';

export const wantedByDefault = async (reading: PageReading): Promise<PartRole[]> =>
  wantedParts(reading, await readSettings());
