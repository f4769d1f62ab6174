// A scheme of one's own from a JSON file of unknown origin: read strictly, and whatever is wrong named with its place. See docs/scheme-format.md.
import { SCHEME_FILE_MAX } from '../model/registration.ts';
import { NO_RULES, PLAIN_SCHEME } from './dated.ts';
import { type Place, type Reader, readerOfPlaces } from './placed-values.ts';
import {
  type CycleRule,
  type Dated,
  type DatedRules,
  type Profession,
  type Quantity,
  type RequiredPart,
  type Scheme,
  type SchemeTag,
  SPANS,
  UNITS,
} from './scheme.ts';

export const SCHEME_FILE_FORMAT = 'waymark-scheme';
/** Keys of schemes from files begin with this, so that none can take the place of a regulator's. */
export const FILE_SCHEME_PREFIX = 'file-';

export type SchemeFileRead = { scheme: Scheme; problems?: undefined } | { scheme?: undefined; problems: string[] };

/** How many problems are told at once. */
const PROBLEMS_MAX = 8;

/** The scheme that a file's text holds, or what is wrong with it, in sentences. Nothing of a file with a problem is used. */
export function parseScheme(text: string): SchemeFileRead {
  if (text.length > SCHEME_FILE_MAX)
    return { problems: ['The file is far larger than a scheme can be. Nothing of it was read.'] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: ['This is not a scheme for Waymark: it holds no JSON.'] };
  }
  const reader = readerOfPlaces();
  const file = reader.object({ value, path: '' }, FILE_KEYS);
  if (file.format?.value !== SCHEME_FILE_FORMAT)
    return { problems: [`This is not a scheme for Waymark: its “format” is not “${SCHEME_FILE_FORMAT}”.`] };
  if (file.version?.value !== 1)
    return { problems: ['The file was made for a newer Waymark. Update this one, then open the file again.'] };
  const scheme = readScheme(reader, file);
  const { problems } = reader;
  if (problems.length === 0) return { scheme };
  const more = problems.length - PROBLEMS_MAX;
  return { problems: more > 0 ? [...problems.slice(0, PROBLEMS_MAX), `And ${more} more.`] : problems };
}

const FILE_KEYS = [
  'format',
  'version',
  'key',
  'shortName',
  'name',
  'url',
  'readOn',
  'source',
  'cycle',
  'professions',
  'tags',
  'quantities',
  'required',
  'standards',
  'unitName',
  'rules',
] as const;
type Places<K extends string> = Partial<Record<K, Place>>;

function readScheme(reader: Reader, file: Places<(typeof FILE_KEYS)[number]>): Scheme {
  const readOn = reader.day(file.readOn, 'readOn');
  const source = reader.line(file.source, 'source', 200);
  // what a person gives is theirs to answer for: Waymark has verified none of it
  const dated = <T>(value: T): Dated<T> => [{ value, from: readOn, source, verified: false }];
  const datedList = <T>(list: readonly T[]): Dated<readonly T[]> | null => (list.length > 0 ? dated(list) : null);
  const professions = reader.list(file.professions, 'professions', { min: 1, max: 50 }, (at) =>
    readProfession(reader, at),
  );
  const tags = reader.list(file.tags, 'tags', { min: 0, max: 50 }, (at) => readTag(reader, at));
  const known = { professions: professions.map(({ code }) => code), tags: tags.map(({ key }) => key) };
  const quantities = reader.list(file.quantities, 'quantities', { min: 0, max: 30 }, (at) =>
    readQuantity(reader, at, known),
  );
  const required = reader.list(file.required, 'required', { min: 0, max: 50 }, (at) => readPart(reader, at, known));
  const standards = reader.list(file.standards, 'standards', { min: 0, max: 30 }, (at) =>
    reader.line(at, at.path, 500),
  );
  reader.areDifferent('professions', known.professions);
  reader.areDifferent('tags', known.tags);
  reader.areDifferent(
    'quantities',
    quantities.map(({ key }) => key),
  );
  reader.areDifferent(
    'required',
    required.map(({ key }) => key),
  );
  return {
    ...PLAIN_SCHEME,
    key: `${FILE_SCHEME_PREFIX}${reader.key(file.key, 'key', 30)}`,
    shortName: reader.line(file.shortName, 'shortName', 40),
    regulator: reader.line(file.name, 'name', 120),
    url: file.url ? reader.address(file.url, 'url') : '',
    readOn,
    professions,
    cycle: dated(readCycle(reader, file.cycle)),
    tags: datedList(tags),
    quantities: datedList(quantities),
    required: datedList(required),
    standards: datedList(standards.map((text, index) => ({ number: index + 1, text }))),
    unitName: readUnitName(reader, file.unitName, quantities),
    rules: readRules(reader, file.rules, dated),
  };
}

function readCycle(reader: Reader, at: Place | undefined): CycleRule {
  const cycle = reader.object(at ?? { value: undefined, path: 'cycle' }, ['months', 'ends', 'windowMonths']);
  const months = reader.whole(cycle.months, 'cycle.months', { min: 1, max: 120 });
  const windowMonths = cycle.windowMonths
    ? reader.whole(cycle.windowMonths, 'cycle.windowMonths', { min: 1, max: Math.max(1, Math.min(12, months)) })
    : null;
  // without a last day that is the same for all, cycles are counted from the person's own
  if (!cycle.ends) return { anchor: 'person', months, windowMonths };
  return { anchor: 'fixed', months, ends: reader.day(cycle.ends, 'cycle.ends'), windowMonths };
}

function readProfession(reader: Reader, at: Place): Profession {
  const from = reader.object(at, ['code', 'name']);
  return {
    code: reader.key(from.code, `${at.path}.code`, 30),
    name: reader.line(from.name, `${at.path}.name`, 80),
  };
}

function readTag(reader: Reader, at: Place): SchemeTag {
  const from = reader.object(at, ['key', 'label', 'hint']);
  return {
    key: reader.key(from.key, `${at.path}.key`, 40),
    label: reader.line(from.label, `${at.path}.label`, 120),
    hint: from.hint ? reader.line(from.hint, `${at.path}.hint`, 300) : '',
  };
}

interface KnownKeys {
  professions: readonly string[];
  tags: readonly string[];
}

function readQuantity(reader: Reader, at: Place, known: KnownKeys): Quantity {
  const from = reader.object(at, ['key', 'label', 'unit', 'min', 'per', 'tags', 'isEach', 'professions']);
  const { path } = at;
  const tags = from.tags && reader.keysOf(from.tags, `${path}.tags`, known.tags);
  const professions = from.professions && reader.keysOf(from.professions, `${path}.professions`, known.professions);
  const isEach = from.isEach ? reader.yesOrNo(from.isEach, `${path}.isEach`) : false;
  const per = reader.oneOf(from.per, `${path}.per`, SPANS);
  if (isEach && !tags) reader.problems.push(`${path}.isEach: it needs tags beside it, of which each is asked for`);
  if (isEach && per !== 'cycle')
    reader.problems.push(`${path}.per: expected “cycle” where each of several tags is asked for`);
  return {
    key: reader.key(from.key, `${path}.key`, 40),
    label: reader.line(from.label, `${path}.label`, 120),
    unit: reader.oneOf(from.unit, `${path}.unit`, UNITS),
    min: reader.amount(from.min, `${path}.min`, 10_000),
    per,
    ...(tags ? { tags } : {}),
    ...(isEach ? { isEach } : {}),
    ...(professions ? { professions } : {}),
  };
}

function readPart(reader: Reader, at: Place, known: KnownKeys): RequiredPart {
  const from = reader.object(at, ['key', 'label', 'hint', 'count', 'professions']);
  const { path } = at;
  const professions = from.professions && reader.keysOf(from.professions, `${path}.professions`, known.professions);
  return {
    key: reader.key(from.key, `${path}.key`, 40),
    label: reader.line(from.label, `${path}.label`, 120),
    hint: from.hint ? reader.line(from.hint, `${path}.hint`, 300) : '',
    count: from.count ? reader.whole(from.count, `${path}.count`, { min: 1, max: 100 }) : 1,
    ...(professions ? { professions } : {}),
  };
}

function readUnitName(reader: Reader, at: Place | undefined, quantities: readonly Quantity[]): Scheme['unitName'] {
  const counted = quantities.find(({ unit }) => unit === 'points' || unit === 'credits')?.unit;
  if (!at) return counted ? [counted.slice(0, -1), counted] : null;
  const [one = '', many = ''] = reader.list(at, 'unitName', { min: 2, max: 2 }, (each) =>
    reader.line(each, each.path, 30),
  );
  return [one, many];
}

const NUMBERS = {
  summaryWordsMax: 100_000,
  statementWordsMax: 100_000,
  typesMin: 5,
  gapMonths: 60,
  retentionYears: 100,
} as const;
const ADVICE = ['listAdvice', 'featured'] as const;

function readRules(reader: Reader, at: Place | undefined, dated: <T>(value: T) => Dated<T>): DatedRules {
  if (!at) return NO_RULES;
  const numbers = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];
  const from = reader.object(at, [...numbers, ...ADVICE]);
  const rules: Partial<Record<keyof DatedRules, unknown>> = {};
  for (const name of numbers)
    if (from[name]) rules[name] = dated(reader.whole(from[name], `rules.${name}`, { min: 1, max: NUMBERS[name] }));
  for (const name of ADVICE) {
    if (!from[name]) continue;
    const span = reader.object(from[name], ['min', 'max']);
    const min = reader.whole(span.min, `rules.${name}.min`, { min: 1, max: 1_000 });
    rules[name] = dated({ min, max: reader.whole(span.max, `rules.${name}.max`, { min, max: 1_000 }) });
  }
  return { ...NO_RULES, ...rules } as DatedRules;
}
