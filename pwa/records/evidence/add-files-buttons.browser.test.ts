// The ways in which a person hands files over: a button, the camera of a phone, and a pasted picture.
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import AddFiles from './AddFiles.vue';

let app: App;
let root: HTMLElement;
const handed: File[][] = [];

function mount(isPhone: boolean) {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: isPhone } as MediaQueryList);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(AddFiles, { reading: '', onFiles: (files: File[]) => handed.push(files) }));
  app.mount(root);
}
afterEach(() => {
  app.unmount();
  root.remove();
  handed.length = 0;
  vi.restoreAllMocks();
});

const buttons = () => [...root.querySelectorAll('button')].map((one) => one.textContent?.trim());
const namesHanded = () => handed.map((files) => files.map(({ name }) => name));

function paste(onto: Element, fill: (data: DataTransfer) => void): boolean {
  const clipboardData = new DataTransfer();
  fill(clipboardData);
  return onto.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
const picture = new File(['x'], 'image.png', { type: 'image/png' });

test('a phone offers its camera, another computer does not', () => {
  mount(true);
  expect(buttons()).toEqual(['Add files', 'Take a photo']);
  expect(root.querySelector('[capture]')?.getAttribute('accept')).toBe('image/*');
  app.unmount();
  root.remove();
  mount(false);
  expect(buttons()).toEqual(['Add files']);
});

test('a pasted picture is taken, and nothing else takes it then', () => {
  mount(false);
  const goesOn = paste(document.body, (data) => data.items.add(picture));
  expect(goesOn).toBe(false);
  expect(namesHanded()).toEqual([['Pasted picture.png']]);
});

test('pasted words, and words with a picture of themselves in a field, are left alone', () => {
  mount(false);
  const field = root.appendChild(document.createElement('textarea'));
  expect(paste(document.body, (data) => data.setData('text/plain', 'https://a.example'))).toBe(true);
  const both = (data: DataTransfer) => {
    data.setData('text/plain', 'words');
    data.items.add(picture);
  };
  expect(paste(field, both)).toBe(true);
  expect(handed).toEqual([]);
  expect(paste(field, (data) => data.items.add(picture))).toBe(false);
  expect(handed).toHaveLength(1);
});
