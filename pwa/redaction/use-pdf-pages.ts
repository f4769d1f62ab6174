// The pages of the PDF that is being covered: one on the screen at a time, each with the boxes laid over it.

import { computed, onScopeDispose, ref, shallowReactive, shallowRef, watch } from 'vue';
import { openPages, type PdfPages } from '../../shared/documents/pdf-pages.ts';
import { errorKind } from '../../shared/model/error-kind.ts';
import type { Box } from '../pictures/boxes.ts';
import { type LoadedPicture, loadPicture } from '../pictures/load-picture.ts';
import { useAreas } from '../pictures/use-areas.ts';
import { BROKEN, LOCKED } from './cover-pdf.ts';

/** As sharp as a screen shows it. */
const SHOWN = { dpi: 150, pixelsMax: 2_500_000 };

const NOT_LOADED =
  'What reads PDFs could not be loaded. Reload the page; if this device is offline for the first time since an update, go online once.';

export interface PageOnScreen extends LoadedPicture {
  page: number;
}

export function usePdfPages(file: File, onOpen: (pages: PdfPages) => void) {
  const pages = shallowRef<PdfPages | null>(null);
  const problem = ref('');
  const page = ref(1);
  const picture = shallowRef<PageOnScreen | null>(null);
  const areas = shallowReactive(new Map<number, ReturnType<typeof useAreas>>());
  let isGone = false;

  /** The boxes of a page, laid or not yet. */
  function areasOf(number: number): ReturnType<typeof useAreas> {
    const there = areas.get(number);
    if (there) return there;
    const made = useAreas();
    areas.set(number, made);
    return made;
  }
  const boxesOf = (number: number): Box[] => areas.get(number)?.boxes.value.map(({ box }) => box) ?? [];
  const boxes = computed(() => new Map([...areas.keys()].map((number) => [number, boxesOf(number)] as const)));
  const count = computed(() => [...boxes.value.values()].reduce((sum, some) => sum + some.length, 0));

  async function draw(): Promise<void> {
    const wanted = page.value;
    const canvas = await pages.value?.draw(wanted, SHOWN).catch(() => null);
    const blob = await new Promise<Blob | null>((resolve) => (canvas ? canvas.toBlob(resolve) : resolve(null)));
    const loaded = blob && (await loadPicture(blob));
    if (canvas) canvas.width = 0;
    if (isGone || wanted !== page.value) return loaded?.close();
    problem.value = loaded ? '' : `Page ${wanted} cannot be shown here.`;
    picture.value?.close();
    picture.value = loaded && { ...loaded, page: wanted };
  }
  open().catch((error: unknown) => {
    console.error('Waymark redaction:', errorKind(error));
    problem.value = NOT_LOADED;
  });
  async function open(): Promise<void> {
    const opened = await openPages(new Uint8Array(await file.arrayBuffer()));
    if (typeof opened === 'string') {
      problem.value = opened === 'locked' ? LOCKED : BROKEN;
      return;
    }
    if (isGone) return opened.close();
    pages.value = opened;
    onOpen(opened);
    await draw();
  }
  watch(page, () => void draw());
  onScopeDispose(() => {
    isGone = true;
    picture.value?.close();
    void pages.value?.close();
  });

  function goTo(number: number): void {
    page.value = Math.min(Math.max(1, Math.round(number) || 1), pages.value?.count ?? 1);
  }
  return { pages, problem, page, picture, areasOf, boxesOf, boxes, count, goTo };
}
