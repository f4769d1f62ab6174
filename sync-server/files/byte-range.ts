// The part of a file that a request asks for.

export interface ByteRange {
  readonly first: number;
  /** The last byte asked for, included. */
  readonly last: number;
}

/** Of `bytes=a-b` or `bytes=a-`, what there is. Null when nothing is, and for every other form. */
export function rangeIn(header: string, sizeBytes: number): ByteRange | null {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header) ?? [];
  if (from === undefined) return null;
  const first = Number(from);
  const last = Math.min(to ? Number(to) : sizeBytes - 1, sizeBytes - 1);
  return first <= last ? { first, last } : null;
}
