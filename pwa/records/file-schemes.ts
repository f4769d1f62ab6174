// Schemes that came from files: read out of the registrations that hold their text, so that they are there like any other.
import type { Registration } from '../../shared/model/registration.ts';
import { addSchemes } from '../../shared/schemes/index.ts';
import { parseScheme } from '../../shared/schemes/parse-scheme.ts';

/** The text that each was read from. */
const takenIn = new Map<string, string>();

/** A text that is none any more, or none yet in this version, leaves its registration without rules. */
export function takeInFiles(registrations: readonly Pick<Registration, 'scheme' | 'schemeFile'>[]): void {
  for (const { scheme: key, schemeFile } of registrations) {
    if (!schemeFile || takenIn.get(key) === schemeFile) continue;
    takenIn.set(key, schemeFile);
    const { scheme } = parseScheme(schemeFile);
    if (scheme?.key === key) addSchemes([scheme]);
  }
}
