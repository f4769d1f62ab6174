// Texts that are longer than the regulator takes: said before the document is saved, and never in it.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';

const inWords = (count: number): string => count.toLocaleString('en-GB');

/** A sentence for each text over its limit: "Your statement has 1,802 words; HCPC takes at most 1,500." */
export function overLimit(
  { summary, statement }: Pick<ProfileDocument, 'summary' | 'statement'>,
  regulator: string,
): string[] {
  return [
    { name: 'summary', text: summary },
    { name: 'statement', text: statement },
  ].flatMap(({ name, text: { words, limitWords } }) =>
    limitWords !== null && words > limitWords
      ? [`Your ${name} has ${inWords(words)} words; ${regulator} takes at most ${inWords(limitWords)}.`]
      : [],
  );
}
