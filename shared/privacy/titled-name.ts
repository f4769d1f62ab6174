// A name with its title beside another identifier: "Mrs A. Sample, NHS number …". A name alone says nothing, pages are full of them.
import type { Found } from './found.ts';

const NAME = /\b(?:Mr|Mrs|Miss|Ms|Mx|Master|Baby)\b\.?\s+(?:\p{Lu}[\p{L}'’.-]*\s?){1,3}/gu;

/** How near, in characters: a header of a letter or a row of a table. */
const NEAR = 200;

/** Names near what the other detectors found. */
export function findTitledNames(text: string, others: readonly Found[]): Found[] {
  const real = others.filter(({ severity }) => severity !== 'low');
  if (real.length === 0) return [];
  const near = new Uint8Array(text.length);
  for (const { start, end } of real) near.fill(1, Math.max(0, start - NEAR), end + NEAR);
  return [...text.matchAll(NAME)].flatMap((match): Found[] => {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    return near.subarray(start, end).includes(1) ? [{ kind: 'name', severity: 'medium', start, end }] : [];
  });
}
