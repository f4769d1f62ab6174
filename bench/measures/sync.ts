// The figures of syncing.
import type { Measure } from '../figures.ts';
export const syncMeasures: readonly Measure[] = [];
