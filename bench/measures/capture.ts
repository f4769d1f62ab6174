// The extension's figures.
import type { Measure } from '../figures.ts';
export const captureMeasures: readonly Measure[] = [];
