// Names of authors as references part them: family and given name of a person, one piece for a body.

/** A person has `family`; a body, or a name that must not be parted, has `literal` alone. */
export interface CslName {
  family?: string;
  given?: string;
  /** "van der" of "Jan van der Berg". */
  'non-dropping-particle'?: string;
  literal?: string;
  suffix?: string;
}

/** Words that only a body has in its name. */
const BODY =
  /\b(?:association|authority|board|bureau|centre|center|charity|collaboration|college|commission|committee|consortium|council|department|federation|foundation|group|guideline|hospital|initiative|institute|journal|league|ministry|network|nhs|office|organi[sz]ation|partnership|project|royal|school|service|services|society|task ?force|team|trial|trust|union|university|working party)\b/i;
const PARTICLES = new Set(
  'af al ap av bin da das de del della den der di do dos du el et la le lo los ten ter van vom von y zu zur'.split(' '),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** Scripts that write the family name first and without a space: such a name stays whole. */
const WHOLE_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const isParticle = (word: string): boolean => PARTICLES.has(word) || /^(?:d'|d’|l'|l’)$/.test(word);

/** Takes the particles off the front of a family name: "van der Berg". A name that is nothing but particles stays. */
function partFamily(words: string[]): Pick<CslName, 'family' | 'non-dropping-particle'> {
  let particles = 0;
  while (particles < words.length - 1 && isParticle(words[particles] ?? '')) particles++;
  const family = words.slice(particles).join(' ');
  return particles > 0 ? { 'non-dropping-particle': words.slice(0, particles).join(' '), family } : { family };
}

/** "Siân Ŵyn-O'Brien", "Berg, Jan van der", "World Health Organization", "WHO" as CSL parts them. */
export function toCslName(name: string): CslName {
  const text = name.trim().replace(/\s+/g, ' ');
  const comma = text.indexOf(',');
  if (comma > 0 && !BODY.test(text)) {
    const [last = '', first = '', ...more] = text.split(/\s*,\s*/);
    // "Lee, Jr., Ann": the suffix stands between
    const suffix = [first, ...more].find((part) => SUFFIX.test(part));
    const given = [first, ...more].filter((part) => part && part !== suffix).join(' ');
    return { ...partFamily(last.split(' ')), ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) };
  }
  const words = text.split(' ');
  if (words.length < 2 || words.length > 6 || BODY.test(text) || WHOLE_SCRIPTS.test(text)) return { literal: text };
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  let at = words.length - 1;
  while (at > 1 && isParticle(words[at - 1] ?? '')) at--;
  return {
    ...partFamily(words.slice(at)),
    given: words.slice(0, at).join(' '),
    ...(suffix ? { suffix } : {}),
  };
}

/** The name in the order in which it is spoken. */
export function spokenName(name: CslName): string {
  const parts = [name.given, name['non-dropping-particle'], name.family, name.suffix].filter(Boolean);
  return name.literal ?? parts.join(' ');
}

/** "van der Berg, Jan, Jr.": how RIS and BibTeX write a person. */
export function catalogueName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return [family, ...(name.suffix ? [name.suffix] : []), name.given].filter(Boolean).join(', ');
}
