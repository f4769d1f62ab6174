// The parts that are kept with a page when the person chooses none: what the settings say for its kind.
import type { PartRole } from '../../shared/model/evidence.ts';
import { readSettings } from '../settings.ts';
import type { PageReading } from './page-reading.ts';

export async function wantedByDefault({ kind, isReadable }: PageReading): Promise<PartRole[]> {
  if (!isReadable) return [];
  const { keepsPicture, copiesKinds } = await readSettings();
  return [
    'text',
    ...(keepsPicture ? (['picture'] as const) : []),
    ...(copiesKinds.includes(kind) ? (['page'] as const) : []),
  ];
}
