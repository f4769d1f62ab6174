// The register of schemes: one file a regulator, found by its key.
import { hcpc } from './hcpc.ts';
import { own } from './own.ts';
import type { Scheme } from './scheme.ts';

export const schemes: Readonly<Record<string, Scheme>> = { [hcpc.key]: hcpc, [own.key]: own };

/** The scheme of a registration, or null when this version of Waymark does not know it. */
export const scheme = (key: string): Scheme | null => (Object.hasOwn(schemes, key) ? (schemes[key] ?? null) : null);
