// What could tell who somebody is in a PDF, with where it stands on its pages; looked for page by page while the person looks at it.
import { onScopeDispose, ref, shallowRef } from 'vue';
import type { PdfPages } from '../../shared/documents/pdf-pages.ts';
import { type PagePart, partsOf } from '../../shared/documents/pdf-words.ts';
import { foundInWords } from '../../shared/privacy/masked-writing.ts';
import { scanWriting, type WritingContext } from '../../shared/privacy/scan-writing.ts';
import type { Box } from '../pictures/boxes.ts';

export interface PdfFind {
  id: number;
  /** From 1. */
  page: number;
  /** "This looks like a postcode: LS6 2••." */
  words: string;
  /** The boxes that would cover it; none for what stands in a note or field. */
  boxes: Box[];
}

/** A list of more would be no help: such a file is not covered by hand. */
const FINDS_MAX = 200;

/** Only what lies on the page. */
function onPage({ x, y, width, height }: PagePart): Box[] {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(1, x + width), Math.min(1, y + height)];
  return right > left && bottom > top ? [{ x: left, y: top, width: right - left, height: bottom - top }] : [];
}

export function usePdfFinds() {
  const finds = shallowRef<PdfFind[]>([]);
  /** Pages without any word: what is in their pictures is for the person to see. */
  const wordless = ref(0);
  const lookedAt = ref(0);
  let isGone = false;
  onScopeDispose(() => {
    isGone = true;
  });

  async function look(pages: PdfPages, context: WritingContext): Promise<void> {
    for (let page = 1; page <= pages.count && !isGone && finds.value.length < FINDS_MAX; page += 1) {
      const words = await pages.wordsOf(page).catch(() => null);
      if (isGone) return;
      if (!words?.text.trim()) wordless.value += 1;
      const found = words ? scanWriting(words.text, context) : [];
      const first = finds.value.length;
      if (words && found.length > 0)
        finds.value = [
          ...finds.value,
          ...found.map((find, at) => ({
            id: first + at,
            page,
            words: foundInWords(words.text, find),
            boxes: partsOf(words, find.start, find.end).flatMap(onPage),
          })),
        ];
      lookedAt.value = page;
    }
  }
  return { finds, wordless, lookedAt, look };
}
