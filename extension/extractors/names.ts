// Names of authors and speakers: one form for each, and what cannot be a name is left out.

import { wordsOf } from '../../shared/wording/words-of.ts';
import { pageLine } from './page-text.ts';

const NAMES_MAX = 100;
const LEAD =
  /^(?:(?:written|posted|words|published|presented|reviewed|story|text)\s+by|by|par|por|author|authors)\b\s*:?\s+/i;
/** Words that stand where a name is expected, and are none. */
const NO_NAME =
  /^(?:admin|administrator|anonymous|unknown|none|null|undefined|author|authors?|by|editor|guest|user|staff|share|follow|read more|subscribe|view profile|see more|comments?|get rights and content|default)$/i;

const key = (name: string) => wordsOf(name).join(' ');

/** How a source writes names: catalogues put the last name first; elsewhere a comma may as well be followed by a post or a degree. */
export type NameStyle = 'catalogue' | 'free';

/**
 * "Last, First" turned round. More than one comma, a degree behind it, or (outside catalogues) two words before it as in
 * "Ann Lee, reporter", and the name stays as it is.
 */
function inOrder(name: string, style: NameStyle): string {
  const parts = /^([^,]+),\s*([^,]+)$/.exec(name);
  const [, last = '', first = ''] = parts ?? [];
  if (!parts || /^(?:ph\.?d|m\.?d|msc|bsc|ma|ba|rn|jr|sr|i{2,3}|iv|frcp|rcot|ot)\.?$/i.test(first.trim())) return name;
  if (style === 'free' && last.trim().includes(' ')) return name;
  return `${first.trim()} ${last.trim()}`;
}

/** A name as the record keeps it, or empty: no address, no mark-up, at most eight words. */
export function toName(value: unknown, style: NameStyle = 'free'): string {
  const text = pageLine(value)
    .replace(LEAD, '')
    .replace(/^@/, '')
    .replace(/[\s,;|·•]+$/, '');
  if (!text || text.length > 120 || wordsOf(text).length > 8 || wordsOf(text).length === 0) return '';
  if (/https?:|www\.|[<>{}@]/i.test(text) || NO_NAME.test(text)) return '';
  return inOrder(text, style);
}

/** Names in order, each once. */
export function toNames(values: readonly unknown[], style: NameStyle = 'free'): string[] {
  const seen = new Map<string, string>();
  for (const value of values.slice(0, NAMES_MAX * 2)) {
    const name = toName(value, style);
    if (name && !seen.has(key(name))) seen.set(key(name), name);
  }
  return [...seen.values()].slice(0, NAMES_MAX);
}

/** Several names in one line: "Ann Lee, Bo Chen and Cy Diaz". A single "Last, First" stays one name. */
export function splitNames(line: string): string[] {
  const text = line.replace(LEAD, '');
  const parts = text.split(/\s*(?:;|\||\n|\s+(?:and|und|et|y)\s+|\s&\s)\s*/i).flatMap((part) => {
    const commas = part.split(/\s*,\s*/);
    // "Lee, Ann" has a single word on a side; "Ann Lee, Bo Chen" has two on both
    return commas.length > 2 || commas.every((name) => wordsOf(name).length > 1) ? commas : [part];
  });
  return toNames(parts);
}

const BODY =
  /\b(?:university|universität|universidad|institute|department|dept|hospital|college|school|faculty|centre|center|society|association|foundation|trust|journal|press|ltd|inc|llc|gmbh|news|team|view|search|google scholar|orcid|email)\b/i;

/** Posts that stand behind a name in bylines: "Ann Lee, Health Correspondent". */
const POST =
  /(?:^|\s)(?:correspondent|reporter|editor|writer|journalist|columnist|producer|contributor|photographer|analyst|manager|director|officer|lead|consultant|therapist|physiotherapist|nurse|lecturer|researcher|fellow|professor|specialist|scientist|engineer|founder|president|vp|ceo|cto|chair|strategist|intern|physician|surgeon|dietitian|psychologist|pharmacist|midwife|paramedic|student|developer|designer|executive|coordinator|advis[eo]r|blogger|author|staff)$/i;

/** A guess looks like a person: two to five words that begin with a capital, no figures, and no word of bodies or buttons. */
export const looksLikePerson = (name: string): boolean => {
  if (BODY.test(name) || POST.test(name)) return false;
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 5 || /\d/.test(name)) return false;
  return words.every(
    (word) =>
      /^[\p{Lu}\p{Lo}'’"(]/u.test(word) ||
      /^(?:de|da|di|del|der|den|van|von|la|le|el|bin|al|dos|du|of|ap|y)$/.test(word),
  );
};

export const sameName = (one: string, other: string): boolean => key(one) !== '' && key(one) === key(other);

/** The people in a line of names whose other parts are only their posts; empty when something else stands there too. */
export function peopleIn(names: readonly string[]): string[] {
  const people = names.filter(looksLikePerson);
  const others = names.filter((name) => !people.includes(name));
  const isClear = names[0] !== undefined && people[0] === names[0];
  return isClear && others.every((other) => POST.test(other) || /^\p{Ll}/u.test(other)) ? people : [];
}
