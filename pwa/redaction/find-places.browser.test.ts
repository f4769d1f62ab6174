// The boxes put where something was found leave no ink of it, in the usual fonts, none of which these files hold: the device draws its own.
import { jsPDF } from 'jspdf';
import { expect, test } from 'vitest';
import { effectScope } from 'vue';
import { openPages } from '../../shared/documents/pdf-pages.ts';
import { toPixels } from '../pictures/boxes.ts';
import { usePdfFinds } from './use-pdf-finds.ts';

const CONTEXT = { ownWords: ['Mallards', 'Illingworth'], owner: { names: [], numbers: [] } };

const DPI = 150;
const FIRST = 60;
const PITCH = 45;

const LINES: readonly (readonly [string, string, string])[] = [
  ['', 'm.quillfeather.mmmm@mail.example.com', ''],
  ['Write to ', 'mmm.illi@mail.example.com', ''],
  ['', 'Mrs Ellis', ' came home after a long time, with little ill will, all in all.'],
  [
    'If it is still ill-fitting, tell ',
    'Illingworth',
    ' of it; common mammals and warm woollen mittens, moreover, matter more.',
  ],
  ['Common mammals and warm woollen mittens mattered more to ', 'Mallards', ' than silly little frills did.'],
];

const STYLES = ['normal', 'bold', 'italic'];

/** Lines of which only what is to be found is drawn in ink; the rest is white, and has its place. */
function inkOnlyWhereFound(font: string): Uint8Array<ArrayBuffer> {
  const pdf = new jsPDF({ unit: 'pt', format: 'a4' });
  for (const [at, style] of STYLES.entries())
    for (const [line, [before, found, after]] of LINES.entries()) {
      pdf.setFont(font, style).setFontSize(12);
      const y = FIRST + PITCH * (at * LINES.length + line);
      let x = 60;
      for (const [words, shade] of [
        [before, 255],
        [found, 0],
        [after, 255],
      ] as const) {
        if (words) pdf.setTextColor(shade).text(words, x, y);
        x += pdf.getTextWidth(words);
      }
    }
  return new Uint8Array(pdf.output('arraybuffer'));
}

/** Where ink stands in each line of the page: its first and last column, in ems; null for none. */
function inkOf(context: CanvasRenderingContext2D): ([number, number] | null)[] {
  const { width } = context.canvas;
  const px = DPI / 72;
  return Array.from({ length: STYLES.length * LINES.length }, (_, line) => {
    const top = Math.round((FIRST + PITCH * (line - 0.5)) * px);
    const { data } = context.getImageData(0, top, width, Math.round(PITCH * px));
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 200) {
        first = Math.min(first, (at / 4) % width);
        last = Math.max(last, (at / 4) % width);
      }
    return last < first ? null : [first / (12 * px), last / (12 * px)];
  });
}

test.each(['helvetica', 'times', 'courier'])('in %s nothing of what was found is left beside its box', async (font) => {
  const pages = await openPages(inkOnlyWhereFound(font));
  if (typeof pages === 'string') return expect.unreachable(pages);
  const scope = effectScope();
  const { finds, look } = scope.run(() => usePdfFinds()) ?? expect.unreachable();
  await look(pages, CONTEXT);
  const canvas = await pages.draw(1, { dpi: DPI, pixelsMax: 2e7 });
  const context = canvas.getContext('2d', { willReadFrequently: true }) ?? expect.unreachable();
  const ink = inkOf(context);
  expect(ink).not.toContain(null);
  const boxes = finds.value.map((find) => find.boxes.map((box) => toPixels(box, canvas)));
  expect(boxes).toHaveLength(ink.length);
  context.fillStyle = '#fff';
  for (const { left, top, width, height } of boxes.flat()) context.fillRect(left, top, width, height);
  expect(inkOf(context)).toEqual(ink.map(() => null));
  // and not much of what stands beside it is taken too
  for (const [line, some] of boxes.entries()) {
    const em = (12 * DPI) / 72;
    const [first, last] = ink[line] ?? expect.unreachable();
    expect(first - Math.min(...some.map(({ left }) => left)) / em, `before line ${line}`).toBeLessThan(2.5);
    expect(Math.max(...some.map(({ left, width }) => left + width)) / em - last, `after line ${line}`).toBeLessThan(
      2.5,
    );
  }
  scope.stop();
  await pages.close();
});
