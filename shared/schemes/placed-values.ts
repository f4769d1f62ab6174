// Reads values out of a file while remembering their places, so that what is wrong can be told as "cycle.months: expected …".
import { type LocalDate, makeLocalDate, parseLocalDate } from '../model/dates.ts';
import { asWebAddress } from '../model/parse.ts';

/** A value, and where in the file it stands: `quantities[0].min`. */
export interface Place {
  value: unknown;
  path: string;
}

type Maybe = Place | undefined;
interface Range {
  min: number;
  max: number;
}

/** Each takes the place and its path (there may be nothing there), and gives something harmless where it noted a problem. */
export interface Reader {
  /** In the order in which they were met. */
  problems: string[];
  object<K extends string>(at: Place, keys: readonly K[]): Partial<Record<K, Place>>;
  list<T>(at: Maybe, path: string, range: Range, each: (at: Place) => T): T[];
  line(at: Maybe, path: string, max: number): string;
  key(at: Maybe, path: string, max: number): string;
  keysOf(at: Maybe, path: string, known: readonly string[]): string[];
  oneOf<T extends string>(at: Maybe, path: string, known: readonly T[]): T;
  whole(at: Maybe, path: string, range: Range): number;
  amount(at: Maybe, path: string, max: number): number;
  yesOrNo(at: Maybe, path: string): boolean;
  day(at: Maybe, path: string): LocalDate;
  address(at: Maybe, path: string): string;
  areDifferent(path: string, keys: readonly string[]): void;
}

const FOUND_MAX = 40;

export function readerOfPlaces(): Reader {
  const problems: string[] = [];
  const wrong = (at: Maybe, path: string, expected: string) => {
    problems.push(`${path || 'The file'}: expected ${expected}, found ${found(at)}`);
  };
  const isKey = (value: unknown, max: number): value is string =>
    typeof value === 'string' && value.length <= max && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);

  function list<T>(at: Maybe, path: string, { min, max }: Range, each: (at: Place) => T): T[] {
    if (!at && min === 0) return [];
    const value = at?.value;
    if (Array.isArray(value) && value.length >= min && value.length <= max)
      return value.map((one, index) => each({ value: one, path: `${path}[${index}]` }));
    wrong(at, path, min === max ? `a list of ${max}` : `a list of ${min === 0 ? 'at most' : `${min} to`} ${max}`);
    return [];
  }
  function number(at: Maybe, path: string, isRight: (value: number) => boolean, expected: string): number {
    if (typeof at?.value === 'number' && isRight(at.value)) return at.value;
    wrong(at, path, expected);
    return 1;
  }
  return {
    problems,
    object<K extends string>(at: Place, keys: readonly K[]) {
      const places: Partial<Record<K, Place>> = {};
      if (typeof at.value !== 'object' || at.value === null || Array.isArray(at.value)) {
        wrong(at, at.path, `an object with ${keys.join(', ')}`);
        return places;
      }
      for (const [name, value] of Object.entries(at.value)) {
        const key = keys.find((one) => one === name);
        const path = at.path ? `${at.path}.${name.slice(0, FOUND_MAX)}` : name.slice(0, FOUND_MAX);
        if (key) places[key] = { value, path };
        else problems.push(`${path}: this is not known here; known are ${keys.join(', ')}`);
      }
      return places;
    },
    list,
    line(at, path, max) {
      const { value } = at ?? {};
      const isLine = typeof value === 'string' && value.trim() !== '' && value.length <= max && !/\p{Cc}/u.test(value);
      if (isLine) return value.trim();
      wrong(at, path, `one line of 1 to ${max} characters`);
      return '';
    },
    key(at, path, max) {
      if (isKey(at?.value, max)) return at.value;
      wrong(at, path, `1 to ${max} small letters, digits and hyphens`);
      return '';
    },
    keysOf(at, path, known) {
      return list(at, path, { min: 1, max: 50 }, (each) => {
        if (typeof each.value === 'string' && known.includes(each.value)) return each.value;
        wrong(
          each,
          each.path,
          known.length > 0 ? `one of ${known.join(', ')}` : 'one that the file lists; it lists none',
        );
        return '';
      });
    },
    oneOf<T extends string>(at: Maybe, path: string, known: readonly T[]): T {
      const one = known.find((each) => each === at?.value);
      if (!one) wrong(at, path, `one of ${known.join(', ')}`);
      const [first] = known;
      if (first === undefined) throw new Error('there is something to choose from');
      return one ?? first;
    },
    whole: (at, path, { min, max }) =>
      number(
        at,
        path,
        (value) => Number.isInteger(value) && value >= min && value <= max,
        `a whole number from ${min} to ${max}`,
      ),
    amount: (at, path, max) =>
      number(at, path, (value) => value > 0 && value <= max, `a number above 0 and at most ${max}`),
    yesOrNo(at, path) {
      if (typeof at?.value !== 'boolean') wrong(at, path, 'true or false');
      return at?.value === true;
    },
    day(at, path) {
      const day = parseLocalDate(at?.value);
      if (!day) wrong(at, path, 'a day such as 2026-03-31');
      return day ?? makeLocalDate(2000, 1, 1);
    },
    address(at, path) {
      const address = asWebAddress(at?.value);
      if (!address.startsWith('https:')) wrong(at, path, 'an address that begins with https://');
      return address;
    },
    areDifferent(path, keys) {
      const twice = keys.find((key, index) => key && keys.indexOf(key) < index);
      if (twice) problems.push(`${path}: “${twice}” is there twice`);
    },
  };
}

/** As it is shown: “two”, 7, a list, nothing. */
function found(at: Maybe): string {
  if (at === undefined || at.value === undefined) return 'nothing';
  const { value } = at;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const line = value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return line.length > FOUND_MAX ? `“${line.slice(0, FOUND_MAX)}…”` : `“${line}”`;
}
