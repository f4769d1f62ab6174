// The register of schemes: one file a regulator, found by its key. HCPC's is always there, the others once they are asked for.
import { hcpc } from './hcpc.ts';
import { own } from './own.ts';
import type { Scheme } from './scheme.ts';

const known = new Map<string, Scheme>([hcpc, own].map((one) => [one.key, one]));

/** The scheme of a registration, or null when this version of Waymark does not know it or it was not asked for yet. */
export const scheme = (key: string): Scheme | null => known.get(key) ?? null;

/** All that are there by now, HCPC's first. */
export const knownSchemes = (): Scheme[] => [...known.values()];

/** Adds schemes to those that are there; one of the same key takes the place of the one before. */
export function addSchemes(schemes: readonly Scheme[]): void {
  for (const one of schemes) known.set(one.key, one);
}

/** Loads the schemes of the other regulators. */
export async function loadSchemes(): Promise<void> {
  const { OTHER_SCHEMES } = await import('./others.ts');
  addSchemes(OTHER_SCHEMES);
}
