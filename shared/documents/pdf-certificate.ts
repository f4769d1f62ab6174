// What a PDF says when it is a certificate: the course, the name, the day, the time and the points. Suggestions, all of them.
import type { Details } from '../model/details.ts';
import { readCertificate } from '../wording/certificate-text.ts';
import { pointsOffered } from '../wording/learning-text.ts';

/** Only what is said; null when it is none. `firstLines`: of its first pages, in their order. */
export function certificateIn(firstLines: readonly string[]): Details | null {
  const lines = firstLines.map((text) => ({ text, heading: 0 }));
  // no page says which country's dates these are: day first, as in this one
  const found = readCertificate(lines, true);
  if (!found) return null;
  const [points = '', ...others] = pointsOffered(lines);
  const said = { ...found, points: others.length > 0 ? '' : points };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== ''));
}
