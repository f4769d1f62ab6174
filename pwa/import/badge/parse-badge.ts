// What an Open Badge says, of version 2.0 or 3.0: what it is for, who gave it, when, and how it is signed.
import { type LocalDate, parseLocalDate } from '../../../shared/model/dates.ts';
import { asLine, asRecord, asText, asWebAddress } from '../../../shared/model/parse.ts';
import { isTooDeep } from '../../archive/portfolio-json.ts';
import { isSigned } from './find-badge.ts';

/** Signed words: three parts after RFC 7515, with what they say. */
export interface Signed {
  header: Record<string, unknown>;
  /** What was signed: header and payload as they stand. */
  signed: string;
  signature: string;
}

export interface Badge {
  title: string;
  issuer: string;
  /** An address or a DID; empty when none is given. */
  issuerId: string;
  issuedOn: LocalDate | null;
  /** What it was given for, in words; may be empty. */
  criteria: string;
  criteriaUrl: string;
  description: string;
  /** Null for one that is not signed as a whole. */
  signed: Signed | null;
  /** The whole credential with its proofs, as Data Integrity has them; null for others. */
  proven: Record<string, unknown> | null;
  /** The issuer's server is what says that it is real. */
  isHosted: boolean;
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    return isTooDeep(text) ? null : asRecord(JSON.parse(text));
  } catch {
    return null;
  }
}

function parseSigned(words: string): { said: Record<string, unknown>; signed: Signed } | null {
  const [head = '', payload = '', signature = ''] = words.split('.');
  try {
    const decode = (part: string) => parseJson(new TextDecoder().decode(fromBase64Url(part)));
    const [header, said] = [decode(head), decode(payload)];
    return header && said ? { said, signed: { header, signed: `${head}.${payload}`, signature } } : null;
  } catch {
    return null;
  }
}

/** One of several languages: English if it is there. */
function words(value: unknown, max = 5_000): string {
  if (typeof value === 'string') return asText(value, max).trim();
  if (Array.isArray(value)) return words(value[0], max);
  const from = asRecord(value);
  return asText(from.en ?? from['en-GB'] ?? from['@value'] ?? Object.values(from)[0], max).trim();
}

/** An address that stands by itself, or as the id of a thing. */
const idOf = (value: unknown): string =>
  typeof value === 'string' ? asLine(value, 2_000) : asLine(asRecord(value).id, 2_000);

const dayOf = (value: unknown): LocalDate | null => parseLocalDate(asLine(value, 40).slice(0, 10));

/** What the two versions name differently. */
function named(said: Record<string, unknown>) {
  const subject = asRecord(Array.isArray(said.credentialSubject) ? said.credentialSubject[0] : said.credentialSubject);
  const isThree = said.credentialSubject !== undefined;
  const badge = asRecord(
    isThree ? (Array.isArray(subject.achievement) ? subject.achievement[0] : subject.achievement) : said.badge,
  );
  const issuer = isThree ? said.issuer : badge.issuer;
  const day = isThree ? (said.validFrom ?? said.issuanceDate ?? said.awardedDate) : said.issuedOn;
  return { badge, issuer, day, title: words(badge.name, 500) || (isThree ? words(said.name, 500) : '') };
}

/** Null for what is no badge. */
export function parseBadge(found: string): Badge | null {
  const compact = isSigned(found) ? parseSigned(found) : null;
  const whole = compact?.said ?? parseJson(found);
  if (!whole) return null;
  const said = whole.vc ? { ...asRecord(whole.vc), iss: whole.iss } : whole;
  const { badge, issuer, day, title } = named(said);
  if (!title && !said.badge && !said.credentialSubject) return null;
  const criteria = asRecord(badge.criteria);
  const verification = asRecord(said.verification ?? said.verify);
  return {
    title: asLine(title),
    issuer: asLine(words(asRecord(issuer).name, 500)),
    issuerId: idOf(issuer),
    issuedOn: dayOf(day),
    criteria: words(criteria.narrative),
    criteriaUrl: asWebAddress(typeof badge.criteria === 'string' ? badge.criteria : criteria.id),
    description: words(badge.description),
    signed: compact?.signed ?? null,
    proven: !compact && said.proof ? said : null,
    isHosted: !compact && !said.proof && /hosted/i.test(asLine(verification.type) || 'hosted'),
  };
}
