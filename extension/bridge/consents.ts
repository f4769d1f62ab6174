// Whom the person allowed to connect: one consent for one origin, the portfolio open there, and what connecting would do.
import { asLine, asOneOf, asRecord } from '../../shared/model/parse.ts';
import { type LocalDb, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import type { ConnectionCase } from '../connect/connect-calls.ts';

const KEY = 'bridge-consents';
const CASES: readonly ConnectionCase[] = ['join', 'restore', 'merge', 'same'];

export interface Consent {
  origin: string;
  /** The portfolio open in the app. */
  portfolioId: string;
  case: ConnectionCase;
  /** The portfolio that this extension held when the person agreed. */
  from: string;
}

function parseConsent(value: unknown): Consent | null {
  const from = asRecord(value);
  const known = asOneOf(from.case, CASES);
  return known
    ? { origin: asLine(from.origin), portfolioId: asLine(from.portfolioId), case: known, from: asLine(from.from) }
    : null;
}

export async function readConsents(local: LocalDb): Promise<Consent[]> {
  const stored = await readLocal(local, KEY);
  return Array.isArray(stored) ? stored.map(parseConsent).filter((consent) => consent !== null) : [];
}

export async function addConsents(local: LocalDb, added: Consent[]): Promise<void> {
  const isReplaced = (one: Consent) =>
    added.some((other) => other.origin === one.origin && other.portfolioId === one.portfolioId);
  const kept = (await readConsents(local)).filter((consent) => !isReplaced(consent));
  await writeLocal(local, KEY, [...kept, ...added]);
}
