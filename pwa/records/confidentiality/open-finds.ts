// Finds in texts that would go out, which the person has not said to keep. Pure: what is looked through is gathered elsewhere.
import type { RecordId } from '../../../shared/model/id.ts';
import type { Leavable } from '../../../shared/model/sent-files.ts';
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
  /** What it is of a kept page, which can be sent without it. */
  part?: KeptPart;
}

export interface KeptPart {
  evidenceId: RecordId;
  role: Leavable;
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

/** A part of the text in one line, with all that was found in it masked: the words around a find are not to tell of another. */
function shownPart(text: string, finds: readonly FoundInWriting[], [from, to]: readonly [number, number]): string {
  let [shown, at] = ['', from];
  for (const find of finds) {
    if (find.end <= from || find.start >= to) continue;
    shown += text.slice(at, Math.max(at, find.start)) + maskedWords(text, find);
    at = find.end;
  }
  return (shown + text.slice(at, Math.max(at, to))).replace(/\s+/g, ' ');
}

/** What was found in these texts and is not kept by the person's word, in their order. */
export function openFindsIn(
  passages: readonly Passage[],
  context: WritingContext,
  kept: ReadonlySet<string>,
): OpenFind[] {
  const told = new Set<string>();
  return passages.flatMap((passage) => {
    const { text, place } = passage;
    const finds = scanWriting(text, context);
    return finds.flatMap((find): OpenFind[] => {
      const { start, end } = find;
      const key = keptFindKey(place, find.kind, text.slice(start, end));
      // the same words twice in one text are one thing to decide
      if (kept.has(key) || told.has(key)) return [];
      told.add(key);
      return [
        {
          key,
          passage,
          find,
          words: foundInWords(text, find),
          before: shownPart(text, finds, [Math.max(0, start - AROUND), start]),
          masked: maskedWords(text, find),
          after: shownPart(text, finds, [end, Math.min(text.length, end + AROUND)]),
        },
      ];
    });
  });
}
