// A setting that follows the person to their other devices. What belongs to one screen or one pair of eyes stays on its device.
import { asLine, asOneOf } from './parse.ts';

/**
 * `peopleTerm`: what the people one works for are called, such as "patients". `reflectionModel`: the key of the model that one
 * reflects under unless another is picked.
 */
export const SETTING_KEYS = ['peopleTerm', 'reflectionModel'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];

export interface Setting {
  key: SettingKey;
  /** One line; empty for the default. */
  value: string;
}

/** A setting from its key and value, or null when this version knows no such setting. */
export function parseSetting(key: string, value: unknown): Setting | null {
  const known = asOneOf(key, SETTING_KEYS);
  return known && { key: known, value: asLine(value, 80) };
}
