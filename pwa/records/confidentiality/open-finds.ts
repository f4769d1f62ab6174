// Finds in texts that would go out, which the person has not said to keep. Pure: what is looked through is gathered elsewhere.
import { keptFindKey } from '../../../shared/privacy/kept-find.ts';
import { foundInWords, maskedWords } from '../../../shared/privacy/masked-writing.ts';
import { scanWriting, type WritingContext } from '../../../shared/privacy/scan-writing.ts';
import type { FoundInWriting } from '../../../shared/privacy/written-kinds.ts';

/** A text that would be sent, and where a person changes it. */
export interface Passage {
  /** Record and field, or evidence and file: what is kept here is asked about elsewhere. */
  place: string;
  /** "Your summary"; "Evidence 2, page 3". */
  where: string;
  /** A path of the app. */
  to: string;
  text: string;
}

/** A find that the person has not kept yet. */
export interface OpenFind {
  key: `keptFind:${string}`;
  passage: Passage;
  find: FoundInWriting;
  /** "This looks like a postcode: LS6 2••." */
  words: string;
  /** The words around it, with the find masked in its place. */
  before: string;
  masked: string;
  after: string;
}

const AROUND = 40;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** What was found in these texts and is not kept by the person's word, in their order. */
export function openFindsIn(
  passages: readonly Passage[],
  context: WritingContext,
  kept: ReadonlySet<string>,
): OpenFind[] {
  const told = new Set<string>();
  return passages.flatMap((passage) =>
    scanWriting(passage.text, context).flatMap((find): OpenFind[] => {
      const { text, place } = passage;
      const key = keptFindKey(place, find.kind, text.slice(find.start, find.end));
      // the same words twice in one text are one thing to decide
      if (kept.has(key) || told.has(key)) return [];
      told.add(key);
      const [before, after] = [
        text.slice(Math.max(0, find.start - AROUND), find.start),
        text.slice(find.end, find.end + AROUND),
      ];
      return [
        {
          key,
          passage,
          find,
          words: foundInWords(text, find),
          before: oneLine(before),
          masked: maskedWords(text, find),
          after: oneLine(after),
        },
      ];
    }),
  );
}
