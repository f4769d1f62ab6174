// What is looked for among all the evidence, as it stands in the address, and which pieces that is.
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { asLine, asOneOf } from '../../../shared/model/parse.ts';
import type { ListedEvidence } from '../../../shared/projection/evidence-list.ts';

export const SHOWN = ['loose', 'flagged', 'double'] as const;

export interface LockerQuery {
  words: string;
  /** Null for all of it. */
  show: (typeof SHOWN)[number] | null;
  /** A kind in its own words, `none` for what has none yet, empty for any. */
  kind: string;
}

export interface LockerRow extends ListedEvidence {
  /** Another piece is the same file. */
  isDouble: boolean;
  /** Of all that was kept with it. */
  sizeBytes: number;
}

export const EVERYTHING: LockerQuery = { words: '', show: null, kind: '' };
export const NO_KIND = 'none';

export const queryIn = (address: LocationQuery): LockerQuery => ({
  words: asLine(address.q, 200),
  show: asOneOf(address.show, SHOWN),
  kind: asLine(address.kind, 200),
});

/** Only what is asked for stands in it. */
export const addressOf = ({ words, show, kind }: LockerQuery): LocationQueryRaw =>
  Object.fromEntries(Object.entries({ q: words.trim(), show, kind }).filter(([, value]) => value));

/** Each file once: a part may be the evidence's own. */
export function sizeOf({ file, snapshot, parts }: Pick<Evidence, 'file' | 'snapshot' | 'parts'>): number {
  const kept = new Map([file, snapshot, ...parts].flatMap((one) => (one ? [[one.sha256, one.sizeBytes]] : [])));
  return [...kept.values()].reduce((sum, size) => sum + size, 0);
}

export function toRows(listed: readonly ListedEvidence[]): LockerRow[] {
  const counts = new Map<string, number>();
  for (const { piece } of listed)
    if (piece.file) counts.set(piece.file.sha256, (counts.get(piece.file.sha256) ?? 0) + 1);
  return listed.map((one) => ({
    ...one,
    isDouble: one.piece.file !== null && (counts.get(one.piece.file.sha256) ?? 0) > 1,
    sizeBytes: sizeOf(one.piece),
  }));
}

export function found(rows: readonly LockerRow[], { words, show, kind }: LockerQuery): LockerRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ piece, homes, isDouble }) => {
    if (show === 'loose' && homes.length > 0) return false;
    if (show === 'flagged' && piece.confidentiality !== 'flagged') return false;
    if (show === 'double' && !isDouble) return false;
    if (kind && piece.kind !== (kind === NO_KIND ? '' : kind)) return false;
    const called = `${piece.title} ${piece.fileName ?? ''}`.toLowerCase();
    return wanted.every((word) => called.includes(word));
  });
}

/** The kinds that there are, in the order of the alphabet. */
export const kindsIn = (rows: readonly LockerRow[]): string[] =>
  [...new Set(rows.map(({ piece }) => piece.kind).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'en-GB'));
