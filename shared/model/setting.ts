// A setting that follows the person to their other devices. What belongs to one screen or one pair of eyes stays on its device.
import { asLine, asOneOf } from './parse.ts';

/**
 * `peopleTerm`: what the people one works for are called, such as "patients". `reflectionModel`: the key of the model that one
 * reflects under unless another is picked. `careerFramework`: `rcot` where activities are tagged by its pillars.
 */
export const SETTING_KEYS = ['peopleTerm', 'reflectionModel', 'careerFramework'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];

/**
 * Settings of which there are many, each under a key of its own, so that two devices that add one at once keep both.
 * `leaveOut:<name in small letters>`: a name to be told of wherever it is written, with the name as it was typed.
 * `keptFind:<fingerprint>`: what looked like an identifier and stays where it is by the person's word (shared/privacy/kept-find.ts).
 * `import:<id>`: an import, by its moment and what it came from (shared/portfolio/imports.ts).
 */
export const LISTED_PREFIXES = ['leaveOut:', 'keptFind:', 'import:'] as const;
export type ListedKey = `${(typeof LISTED_PREFIXES)[number]}${string}`;

export interface Setting {
  key: SettingKey | ListedKey;
  /** One line; empty for the default. */
  value: string;
}

const isListed = (key: string): key is ListedKey => LISTED_PREFIXES.some((prefix) => key.startsWith(prefix));

/** A setting from its key and value, or null when this version knows no such setting. */
export function parseSetting(key: string, value: unknown): Setting | null {
  const known = isListed(key) ? key : asOneOf(key, SETTING_KEYS);
  return known && { key: known, value: asLine(value, 80) };
}
