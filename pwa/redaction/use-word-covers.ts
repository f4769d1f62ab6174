// What is covered in the words of a page while its dialog is open: all at once, one by one, and where the same words stand again.
import { computed, ref, shallowRef } from 'vue';
import { foundInWords } from '../../shared/privacy/masked-writing.ts';
import { scanWriting, type WritingContext } from '../../shared/privacy/scan-writing.ts';
import { forDetectors, type PageText } from './page-text.ts';
import { isCovered, onLines, type Place, placesIn, placesOf, withCovers } from './word-covers.ts';

export interface WordFind extends Place {
  id: number;
  /** "This looks like a postcode: LS6 2••." */
  words: string;
}

const places = (count: number): string => (count === 1 ? 'one place' : `${count} places`);

export function useWordCovers({ text }: PageText, context: WritingContext) {
  const covers = shallowRef<readonly Place[]>([]);
  const finds: WordFind[] = scanWriting(forDetectors(text), context).map((find, id) => ({
    id,
    start: find.start,
    end: find.end,
    words: foundInWords(text, find),
  }));
  const isOpen = (place: Place): boolean => !isCovered(text, covers.value, place);
  const left = computed(() => finds.filter(isOpen));
  /** For who listens. */
  const told = ref('');
  /** The words that were covered last. */
  const last = ref('');
  /** Where they stand once more, to be covered too. */
  const again = computed(() => placesOf(text, last.value).filter(isOpen));

  function add(more: readonly Place[], words = ''): void {
    covers.value = withCovers(text, covers.value, more);
    last.value = words;
    told.value = `Covered. ${places(covers.value.length).replace(/^./, (letter) => letter.toUpperCase())} in all.`;
  }
  const cover = (place: Place) => {
    const chosen = placesIn(text, place);
    const [one] = chosen;
    add(chosen, one && chosen.length === 1 ? text.slice(one.start, one.end) : '');
  };
  const coverFind = (find: WordFind) => add(onLines(text, find), text.slice(find.start, find.end));
  const coverAll = () => add(left.value.flatMap((find) => onLines(text, find)));
  const coverAgain = () => add(again.value.flatMap((place) => onLines(text, place)));
  /** How many places were covered now; null where the words do not stand at all. */
  function coverTyped(words: string): number | null {
    const all = placesOf(text, words);
    const open = all.filter(isOpen);
    if (open.length > 0) add(open.flatMap((place) => onLines(text, place)));
    return all.length > 0 ? open.length : null;
  }
  function uncover(start: number): void {
    covers.value = covers.value.filter((cover) => cover.start !== start);
    last.value = '';
    told.value = 'These words are shown again.';
  }
  /** Each stretch of words that is covered, once. */
  const coveredTexts = computed(() => [...new Set(covers.value.map(({ start, end }) => text.slice(start, end)))]);
  return {
    covers,
    finds,
    left,
    told,
    again,
    coveredTexts,
    cover,
    coverFind,
    coverAll,
    coverAgain,
    coverTyped,
    uncover,
  };
}
