// A PDF is covered by hand, by the keyboard, and where something was found; what is under a box is gone from what comes out.
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { openPages } from '../../shared/documents/pdf-pages.ts';
import { madePdf } from '../../tests/fixtures/made-pdf.ts';
import PdfEditor from './PdfEditor.vue';

const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 20_000 });
const CONTEXT = { ownWords: ['Doris'], owner: { names: [], numbers: [] } };
const LETTER = {
  pages: [
    [
      [18, 'Clinic letter for teaching'],
      [14, 'NHS number: 943 476 5919 and nothing else'],
    ],
    [[14, 'The second page stays as it is, with its words.']],
    [[14, 'I learned it from Doris.']],
  ] as [number, string][][],
};
let app: App;
let root: HTMLElement;
const made: { file: File; remarks: string[]; uncovered: string }[] = [];

async function open(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const file = new File([bytes], 'Letter.pdf', { type: 'application/pdf' });
  const onDone = (one: File, remarks: string[], uncovered: string) => made.push({ file: one, remarks, uncovered });
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(PdfEditor, { open: true, file, context: CONTEXT, onDone }));
  app.mount(root);
  await until(() => expect(root.querySelector('.stage, .notice')).not.toBeNull());
}
beforeEach(() => made.splice(0));
afterEach(() => {
  app.unmount();
  root.remove();
});
const buttons = () => [...root.querySelectorAll('button')];
const named = (one: HTMLElement) => one.ariaLabel ?? one.textContent?.trim() ?? '';
const press = (words: RegExp) =>
  until(() =>
    (
      buttons().find((one) => !one.disabled && words.test(named(one))) ?? expect.unreachable(`no button ${words}`)
    ).click(),
  );

async function result() {
  await until(() => expect(made).toHaveLength(1));
  const { file, remarks } = made[0] ?? expect.unreachable();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pages = await openPages(bytes);
  if (typeof pages === 'string') return expect.unreachable(pages);
  const texts: string[] = [];
  for (let page = 1; page <= pages.count; page += 1) texts.push((await pages.wordsOf(page)).text.trim());
  const shades = async (page: number, box: { x: number; y: number }) => {
    const canvas = await pages.draw(page, { dpi: 72, pixelsMax: 1e6 });
    const at = [Math.round(box.x * canvas.width), Math.round(box.y * canvas.height)] as const;
    return [
      ...(canvas
        .getContext('2d')
        ?.getImageData(...at, 1, 1)
        .data.subarray(0, 3) ?? []),
    ];
  };
  return { file, remarks, texts, shades, bytes, close: pages.close };
}

test('what was found is covered where it stands, and no word of that page is left; the other pages keep theirs', async () => {
  await open(madePdf(LETTER));
  await until(() => expect(root.textContent).toContain('Page 1: This is very likely an NHS number: 943 ••• ••19.'));
  await press(/^Cover this on page 1/);
  await until(() => expect(root.textContent).toContain('Covered'));
  const label = root.querySelector<HTMLElement>('.area')?.ariaLabel ?? '';
  const [x = 0, y = 0, wide = 0, high = 0] = [...label.matchAll(/(\d+) %/g)].map(
    ([, percent]) => Number(percent) / 100,
  );
  // the number stands in the middle of its line, below the heading
  expect(label).toMatch(/^Box 1: /);
  expect(x).toBeGreaterThan(0.15);
  expect(x + wide).toBeLessThan(0.65);
  await press(/^Use this file$/);
  const { file, texts, shades, remarks, bytes, close } = await result();
  expect(file).toMatchObject({ name: 'Letter.pdf', type: 'application/pdf' });
  expect(texts).toEqual(['', expect.stringContaining('The second page stays'), expect.stringContaining('Doris')]);
  expect(remarks).toEqual([]);
  const black = await shades(1, { x: x + wide / 2, y: y + high / 2 });
  expect(Math.max(...black)).toBeLessThan(20);
  expect(await shades(1, { x: 0.9, y: 0.9 })).toEqual([255, 255, 255]);
  expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/943 476|Waymark|jsPDF/);
  await close();
});

test('what was found and is not covered is said beside the button, and with the file; all of it is covered in one press', async () => {
  await open(madePdf(LETTER));
  await press(/^Cover this on page 1/);
  await until(() => expect(root.textContent).toContain('One find on page 3 is not covered.'));
  await press(/^Use this file$/);
  await until(() => expect(made).toMatchObject([{ uncovered: 'One find on page 3 is not covered.' }]));
  app.unmount();
  root.remove();
  made.splice(0);
  await open(madePdf(LETTER));
  await press(/^Cover all that was found$/);
  await until(() => expect([...root.querySelectorAll('.covered')]).toHaveLength(2));
  expect(root.textContent).not.toContain('not covered');
  await press(/^Use this file$/);
  await until(() => expect(made).toMatchObject([{ uncovered: '' }]));
});

test('with the keyboard alone a box is laid on another page, and moved', async () => {
  await open(madePdf(LETTER));
  await press(/^Next page$/);
  await until(() => expect(root.textContent).toContain('Page 2 of 3'));
  await press(/^Add a box$/);
  await until(() => expect((document.activeElement as HTMLElement).dataset.area).toBe('1'));
  const key = (name: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  for (let times = 0; times < 30; times += 1) key('ArrowLeft');
  await until(() => expect(root.querySelector<HTMLElement>('.area')?.ariaLabel).toContain('0 % from the left'));
  await press(/^Use this file$/);
  const { texts, close } = await result();
  expect(texts[0]).toContain('943 476 5919');
  expect(texts[1]).toBe('');
  await close();
});

test('plus and minus, as keys or as buttons, change the size of the page, and a key typed in a field does not', async () => {
  await open(madePdf(LETTER));
  const size = () => root.querySelector('.size')?.textContent;
  const key = (name: string, on: Element | null) =>
    on?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  const dialog = root.querySelector('dialog');
  await until(() => expect(size()).toBe('Page width'));
  key('+', dialog);
  await until(() => expect(size()).toBe('1½ widths'));
  await press(/^Larger page$/);
  await until(() => expect(size()).toBe('2 widths'));
  key('+', root.querySelector('input'));
  for (const smaller of ['1½ widths', 'Page width', 'Whole page', 'Whole page']) {
    key('-', dialog);
    await until(() => expect(size()).toBe(smaller));
  }
  expect(buttons().find((one) => named(one) === 'Smaller page')?.disabled).toBe(true);
});

test('without a box nothing is made; what is locked or broken is told in a sentence', async () => {
  await open(madePdf(LETTER));
  await press(/^Use this file$/);
  await until(() => expect(root.textContent).toContain('Nothing is covered yet.'));
  app.unmount();
  root.remove();
  await open(new TextEncoder().encode('%PDF-1.7\n1 0 obj <<'));
  expect(root.textContent).toContain('This PDF cannot be opened');
  app.unmount();
  root.remove();
  const locked = await PDFDocument.load(madePdf(LETTER));
  locked.encrypt({ userPassword: 'secret', ownerPassword: 'more' });
  await open(new Uint8Array(await locked.save()));
  expect(root.textContent).toContain('This PDF is locked by a password');
  expect(made).toEqual([]);
});
