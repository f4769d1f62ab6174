// Reading values from outside (a Y.Doc of another device, a page, a message): wrong kinds become the default, long texts are capped.

/** Characters kept of a one-line field, such as a title or a provider. */
export const LINE_MAX = 500;
/** Characters kept of an address. */
export const URL_MAX = 4_000;
/** Characters that a person may put into one long text, such as an answer: about 15,000 words. */
export const TYPED_MAX = 100_000;
/** Characters read of a long text: what was typed on several devices at once may be longer than one of them would have taken. */
export const TEXT_MAX = 1_000_000;

export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

export const asText = (value: unknown, max = TEXT_MAX): string =>
  typeof value === 'string' ? value.slice(0, max) : '';

/** One line: control characters and runs of white space become one space. */
export const asLine = (value: unknown, max = LINE_MAX): string =>
  typeof value === 'string'
    ? value
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
        .slice(0, max)
    : '';

export const asBoolean = (value: unknown): boolean => value === true;

/** A finite number of at least 0, or null. */
export const asAmount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

export function asOneOf<T extends string>(value: unknown, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === value) ?? null;
}

/** An http or https address, normalised, or the empty string. Others (javascript:, data:, file:) are never kept. */
export function asWebAddress(value: unknown): string {
  if (typeof value !== 'string' || value.length > URL_MAX) return '';
  try {
    const url = new URL(value);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : '';
  } catch {
    return '';
  }
}

/** At most `max` of the lines in a list, empty ones left out. */
export const asLines = (value: unknown, max = 100): string[] =>
  Array.isArray(value)
    ? value
        .map((line) => asLine(line))
        .filter(Boolean)
        .slice(0, max)
    : [];
