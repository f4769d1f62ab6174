// The parts of a kept page in words.
import type { PartRole } from '../../shared/model/evidence.ts';
import type { PartState } from './proof-calls.ts';

const NAMES: Record<PartRole, string> = {
  text: 'Its text',
  picture: 'Picture of the screen',
  page: 'Copy that looks like the page',
  file: 'The PDF itself',
  transcript: 'Transcript',
  manifest: 'List of fingerprints',
  covered: 'Covered copy',
};

export const partName = (role: PartRole): string => NAMES[role];

/** Parts in the order in which they are shown; the list of fingerprints only when it is missing. */
const SHOWN: readonly PartRole[] = ['text', 'file', 'picture', 'page', 'transcript', 'manifest'];

export const shownParts = (parts: readonly PartState[]): PartState[] =>
  SHOWN.flatMap((role) => parts.filter((part) => part.role === role)).filter(
    ({ role, state }) => role !== 'manifest' || state === 'missing',
  );

/** One sentence over all of them, which is read aloud when it changes. */
export function proofSentence(parts: readonly PartState[]): string {
  const shown = shownParts(parts);
  if (shown.some(({ state }) => state === 'working')) return 'Keeping dated evidence of it…';
  const kept = shown.filter(({ state }) => state === 'kept').length;
  if (kept === 0) return 'Its address and details are kept, and nothing else of it.';
  const missing = shown.length - kept;
  if (missing === 0) return 'Kept with it as dated evidence:';
  return `Kept with it as dated evidence; ${missing === 1 ? 'one part is' : `${missing} parts are`} missing:`;
}
