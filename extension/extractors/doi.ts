// DOIs: recognised in every spelling, kept in one.

const DOI = /\b10\.\d{4,9}\/[^\s"'<>&]+/i;
const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** The first DOI in a text, lower case and without a prefix; empty when there is none. Source of the form: DOI Handbook 2.2. */
export function findDoi(value: unknown): string {
  if (typeof value !== 'string') return '';
  let found = DOI.exec(value.slice(0, 4_000))?.[0] ?? '';
  for (;;) {
    const last = found.at(-1) ?? '';
    const opening = PAIRS[last];
    const unmatched = opening && found.split(last).length > found.split(opening).length;
    if (!unmatched && !/[.,;:]/.test(last)) return found.toLowerCase();
    found = found.slice(0, -1);
  }
}

/** The DOI that an address carries in its path, without what publishers put behind it. */
export function doiInAddress(url: string): string {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return findDoi(
      path
        .replace(/\/(?:full|abstract|abs|pdf|epdf|html|fulltext|meta|references|citations)\/?$/i, '')
        .replace(/\.pdf$/i, ''),
    );
  } catch {
    return '';
  }
}
