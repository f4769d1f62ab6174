// A link between two records, one flat key each, so that two devices linking at once both keep theirs.
import { parseId, type RecordId } from './id.ts';
import { asOneOf } from './parse.ts';

/** What links to what: activity to evidence; profile to a chosen activity; profile to chosen evidence; goal to an activity that serves it. */
export const LINK_KINDS = ['activityEvidence', 'profileActivity', 'profileEvidence', 'goalActivity'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface Link {
  /** `kind:from:to`. */
  key: string;
  kind: LinkKind;
  from: RecordId;
  to: RecordId;
  /** Orders the links of one `from`, smallest first; may be a fraction. */
  position: number;
}

export const linkKey = (kind: LinkKind, from: RecordId, to: RecordId): string => `${kind}:${from}:${to}`;

/** A link from its key and value, or null when the key is of no known form. */
export function parseLink(key: string, value: unknown): Link | null {
  const [kindPart, fromPart, toPart, more] = key.split(':');
  const kind = asOneOf(kindPart, LINK_KINDS);
  const from = parseId(fromPart);
  const to = parseId(toPart);
  if (!kind || !from || !to || more !== undefined) return null;
  return { key, kind, from, to, position: typeof value === 'number' && Number.isFinite(value) ? value : 0 };
}
