// A picture is covered and cropped by hand: with the keyboard alone, and with a pointer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import { drawnPicture } from '../../tests/fixtures/made-pictures.ts';
import PictureEditor from './PictureEditor.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });

let app: App;
let root: HTMLElement;
const made: File[] = [];

async function open(file: File): Promise<void> {
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(PictureEditor, { open: true, file, onDone: (one: File) => made.push(one) }));
  app.mount(root);
  await until(() => expect(root.querySelector('.stage, .notice')).not.toBeNull());
}
beforeEach(() => made.splice(0));
afterEach(() => {
  app.unmount();
  root.remove();
});
const board = async () => new File([await drawnPicture('image/png', 100, 80)], 'Board.png', { type: 'image/png' });
const press = (words: string) => {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
  (button ?? expect.unreachable(`no button ${words}`)).click();
};
const areaNames = () => [...root.querySelectorAll('.area[data-area]')].map((one) => one.ariaLabel);
const key = (name: string, shiftKey = false) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }),
  );
const told = () => root.querySelector('.visually-hidden[role=status]')?.textContent;

async function pixels() {
  const bitmap = await createImageBitmap(made[0] ?? expect.unreachable('nothing came out'));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data.subarray(0, 3) ?? [])];
  return { width: bitmap.width, height: bitmap.height, at };
}

test('with the keyboard alone a box is added, moved, made larger, told of, and what it covers is gone', async () => {
  await open(await board());
  press('Add a box');
  await until(() => expect((document.activeElement as HTMLElement).dataset.area).toBe('1'));
  expect(areaNames()).toEqual(['Box 1: 30 % from the left, 10 % from the top, 40 % wide, 15 % high']);
  for (let times = 0; times < 30; times++) key('ArrowLeft');
  key('ArrowUp');
  key('ArrowRight', true);
  await until(() => expect(told()).toBe('Box 1: 0 % from the left, 9 % from the top, 41 % wide, 15 % high'));
  press('Use this picture');
  await until(() => expect(made).toHaveLength(1));
  const { at } = await pixels();
  expect([at(0, 10), at(40, 15)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(at(0, 5)).toEqual([0xb0, 0x2a, 0x30]);
});

test('a second box is removed by Delete, and the focus is not lost', async () => {
  await open(await board());
  press('Add a box');
  press('Add a box');
  await until(() => expect((document.activeElement as HTMLElement).dataset.area).toBe('2'));
  key('Delete');
  await until(() => expect(areaNames()).toHaveLength(1));
  expect(told()).toMatch(/is removed\.$/);
  await until(() => expect(document.activeElement?.textContent?.trim()).toBe('Add a box'));
});

test('a crop is typed in numbers, and only that part comes out', async () => {
  await open(await board());
  press('Crop');
  const field = (label: string) => {
    const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
  };
  await until(() => expect(field('Width')).not.toBeNull());
  for (const [label, value] of [
    ['Width', '50'],
    ['Height', '50'],
    ['From the left', '50'],
    ['From the top', '0'],
  ] as const) {
    const input = field(label);
    input.value = value;
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new Event('change'));
    await until(() => expect(field(label).value).toBe(value));
  }
  press('Use this picture');
  await until(() => expect(made).toHaveLength(1));
  expect(await pixels()).toMatchObject({ width: 50, height: 40 });
  expect((await pixels()).at(10, 10)).toEqual([0x2d, 0x7f, 0x3e]);
});

test('a pointer draws a box, drags it and pulls its corner', async () => {
  await open(await board());
  const stage = root.querySelector('.stage') ?? expect.unreachable('no stage');
  const { left, top, width, height } = stage.getBoundingClientRect();
  const point = (target: EventTarget, type: string, x: number, y: number) =>
    target.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + x * width,
        clientY: top + y * height,
        pointerId: 1,
        bubbles: true,
        cancelable: true,
      }),
    );
  const pull = (target: EventTarget, from: [number, number], to: [number, number]) => {
    point(target, 'pointerdown', ...from);
    point(window, 'pointermove', ...to);
    point(window, 'pointerup', ...to);
  };
  pull(root.querySelector('canvas') ?? stage, [0.6, 0.5], [0.2, 0.2]);
  await until(() =>
    expect(areaNames()).toEqual(['Box 1: 20 % from the left, 20 % from the top, 40 % wide, 30 % high']),
  );
  pull(root.querySelector('.area') ?? stage, [0.3, 0.3], [0.4, 0.4]);
  await until(() => expect(areaNames()[0]).toMatch(/^Box 1: 30 % from the left, 30 % from the top/));
  pull(root.querySelector('.handle') ?? stage, [0.7, 0.6], [0.8, 0.8]);
  await until(() =>
    expect(areaNames()).toEqual(['Box 1: 30 % from the left, 30 % from the top, 50 % wide, 50 % high']),
  );
});

test('nothing covered, and what cannot be shown, are told in a sentence', async () => {
  await open(await board());
  press('Use this picture');
  await until(() => expect(root.textContent).toContain('Nothing is covered or cut away yet.'));
  expect(made).toEqual([]);
  app.unmount();
  root.remove();
  await open(new File(['PK a zip'], 'Photo.jpg', { type: 'image/jpeg' }));
  expect(root.textContent).toContain('This browser cannot show this picture, so it cannot be changed here.');
  expect([...root.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['Close']);
});
