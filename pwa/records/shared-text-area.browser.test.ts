// Typing into a shared text, with a real portfolio in a real browser.
import { createPinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import type { Instant } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { createActivity, createReflection } from '../../shared/portfolio/edit.ts';
import { versionsOf } from '../../shared/portfolio/read.ts';
import { sharedText } from '../../shared/portfolio/texts.ts';
import { HOST, type Host, openHost } from '../host/host.ts';
import { useSession } from '../stores/session.ts';
import type { TextPlace } from '../stores/use-shared-text.ts';
import SharedTextArea from './SharedTextArea.vue';

let host: Host;
let app: App | null = null;
let id: RecordId;
let root: HTMLElement;

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  id = createActivity(host.portfolio.doc, { description: 'calm' }, new Date());
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  app?.unmount();
  app = null;
  root.remove();
  await host.stop();
});

const words = () => sharedText(host.portfolio.doc, 'activity', id, 'description');
const area = () => root.querySelector('textarea') ?? expect.unreachable('there is no text area');
const status = () => root.querySelector('[role=status]')?.textContent?.trim();

async function mount(over: Partial<Host> = {}) {
  const place = { kind: 'activity' as const, id, field: 'description' };
  app = createApp(() => h(SharedTextArea, { label: 'What it was', place }));
  app.use(createPinia());
  app.provide(HOST, { ...host, portfolio: host.portfolio, status: host.status, ...over }).mount(root);
  await vi.waitFor(() => expect(area().readOnly).toBe(false));
  await vi.waitFor(() => expect(area().value).toBe('calm'));
}

function type(next: string, caret = next.length) {
  area().focus();
  area().value = next;
  area().setSelectionRange(caret, caret);
  area().dispatchEvent(new InputEvent('input', { bubbles: true }));
}

test('commits what I typed after a pause, in one update', async () => {
  await mount();
  let updates = 0;
  host.portfolio.doc.on('update', () => updates++);
  for (const next of ['calm r', 'calm ro', 'calm room']) type(next);
  expect(words()?.toString()).toBe('calm');
  await vi.waitFor(() => expect(words()?.toString()).toBe('calm room'));
  expect(updates).toBe(1);
});

test('says “Saved on this device” only once it is', async () => {
  let isStored: () => void = () => expect.unreachable('nothing was saved');
  const stored = new Promise<void>((resolve) => {
    isStored = resolve;
  });
  await mount({
    saved: async () => {
      await stored;
      await host.saved();
    },
  });
  type('calm room');
  area().blur();
  await vi.waitFor(() => expect(words()?.toString()).toBe('calm room'));
  await nextTick();
  expect(status()).toBe('');
  isStored();
  await vi.waitFor(() => expect(status()).toMatch(/^Saved on this device \d\d:\d\d$/));
});

test('says what happened when it could not be saved, and keeps the words on screen', async () => {
  const status = ref({ ...host.status.value });
  await mount({
    status,
    saved: async () => {
      status.value = { ...status.value, saving: 'failed', failure: 'The storage of this device is full.' };
      throw new Error('full');
    },
  });
  type('calm room');
  area().blur();
  await vi.waitFor(() =>
    expect(root.querySelector('[role=alert]')?.textContent).toBe('The storage of this device is full.'),
  );
  expect(area().value).toBe('calm room');
  status.value = { ...status.value, saving: 'saved', savedAt: '2026-11-23T14:02:00.000Z' as Instant, failure: null };
  await vi.waitFor(() => expect(root.querySelector('[role=status]')?.textContent).toMatch(/Saved on this device/));
});

test('commits at once when I leave the field or the page', async () => {
  await mount();
  type('calm a');
  area().blur();
  expect(words()?.toString()).toBe('calm a');
  type('calm ab');
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(words()?.toString()).toBe('calm ab');
  type('calm abc');
  app?.unmount();
  app = null;
  expect(words()?.toString()).toBe('calm abc');
});

test('another device’s words appear in place, and neither my unsaved words nor my caret suffer', async () => {
  await mount();
  type('calm room');
  area().setSelectionRange(6, 9);
  host.portfolio.doc.transact(() => words()?.insert(0, 'A '), 'another device');
  expect(area().value).toBe('A calm room');
  expect([area().selectionStart, area().selectionEnd]).toEqual([8, 11]);
  await vi.waitFor(() => expect(words()?.toString()).toBe('A calm room'));
});

test('while an input method composes nothing is committed and nothing written over it', async () => {
  await mount();
  area().focus();
  area().dispatchEvent(new CompositionEvent('compositionstart'));
  type('calm に');
  host.portfolio.doc.transact(() => words()?.insert(0, 'A '), 'another device');
  area().blur();
  expect(area().value).toBe('calm に');
  expect(words()?.toString()).toBe('A calm');
  area().dispatchEvent(new CompositionEvent('compositionend'));
  expect(area().value).toBe('A calm に');
  await vi.waitFor(() => expect(words()?.toString()).toBe('A calm に'));
});

test('the first words make the record, and no key typed meanwhile is lost', async () => {
  const reflectionId = ref<RecordId | null>(null);
  const begin = (first: string) => {
    const reflection = { activityId: id, modelKey: 'free-text', promptKeys: ['text'], answers: { text: first } };
    reflectionId.value = createReflection(host.portfolio.doc, reflection, new Date());
  };
  const place = () =>
    reflectionId.value ? { kind: 'reflection' as const, id: reflectionId.value, field: 'text' } : null;
  app = createApp(() => h(SharedTextArea, { label: 'Text', place: place(), onBegin: begin }));
  app.provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(area().readOnly).toBe(false));
  type('I');
  await nextTick();
  type('I l');
  area().blur();
  const made = sharedText(host.portfolio.doc, 'reflection', reflectionId.value ?? '', 'text');
  expect(made?.toString()).toBe('I l');
});

const versions = (of = id as string, field = 'description') =>
  versionsOf(host.portfolio.doc, of, field).map(({ text }) => text);
const press = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click();

test('what a text said before I came to it is kept, once however long I write', async () => {
  await mount();
  for (const next of ['calm room', 'calm rooms', 'calm']) {
    type(next);
    area().blur();
  }
  expect(versions()).toEqual(['calm']);
});

test('saving does not begin another sitting', async () => {
  await mount();
  type('calm room');
  area().blur();
  await vi.waitFor(() => expect(status()).toMatch(/^Saved on this device/));
  type('calm rooms');
  area().blur();
  expect(versions()).toEqual(['calm']);
});

test('what I cut out while I write is kept, though it was typed only now', async () => {
  await mount();
  const long = 'calm '.repeat(60);
  type(long);
  area().blur();
  type('calm');
  area().blur();
  expect(versions()).toEqual(['calm', long]);
});

test('a text that my first words have just begun has no earlier version', async () => {
  const reflectionId = ref<RecordId | null>(null);
  const begin = (first: string) => {
    const reflection = { activityId: id, modelKey: 'free-text', promptKeys: ['text'], answers: { text: first } };
    reflectionId.value = createReflection(host.portfolio.doc, reflection, new Date());
  };
  const place = () =>
    reflectionId.value ? { kind: 'reflection' as const, id: reflectionId.value, field: 'text' } : null;
  app = createApp(() => h(SharedTextArea, { label: 'Text', place: place(), onBegin: begin }));
  app.provide(HOST, host).mount(root);
  await vi.waitFor(() => expect(area().readOnly).toBe(false));
  type('I');
  await nextTick();
  type('I learned');
  area().blur();
  expect(versions(reflectionId.value ?? '', 'text')).toEqual([]);
});

test('an earlier version is compared with now and put back; the present words can be had back too', async () => {
  await mount();
  type('a busy room');
  area().blur();
  await vi.waitFor(() => expect(root.textContent).toContain('Earlier versions'));
  press('Earlier versions');
  // the dialog is loaded when it is first asked for
  await vi.waitFor(() => expect(root.querySelector('dialog del')).not.toBeNull(), 10_000);
  expect(root.querySelector('dialog .text')?.textContent).toBe('(gone: calm)(new: a busy room)');
  expect(root.querySelector('dialog [role=status]')?.textContent).toBe('Since then, 1 word went and 3 words came.');
  press('Put this back');
  await vi.waitFor(() => expect(area().value).toBe('calm'));
  expect(versions()).toEqual(['calm', 'a busy room']);
  expect(root.querySelector('dialog[open]')).toBeNull();
  useSession().undo();
  await vi.waitFor(() => expect(area().value).toBe('a busy room'));
});

test('what finds no room in a text is told of, not dropped without a word', async () => {
  await mount();
  const paste = new InputEvent('beforeinput', {
    bubbles: true,
    inputType: 'insertFromPaste',
    data: 'word '.repeat(30_000),
  });
  area().dispatchEvent(paste);
  await vi.waitFor(() =>
    expect(root.querySelector('.cut')?.textContent).toMatch(/the last 10,00\d words of it are not here/),
  );
  expect(area().maxLength).toBe(100_000);
  area().dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertText', data: 's' }));
  await vi.waitFor(() => expect(root.querySelector('.cut')).toBeNull());
});

/** As before the document is there: nothing can be written, and the words are those of the projection. */
async function mountLoading(place: TextPlace | null, onBegin: (words: string) => void = () => undefined) {
  const status = ref({ ...host.status.value, loaded: false });
  app = createApp(() => h(SharedTextArea, { label: 'What it was', place, preview: 'calm', onBegin }));
  app.use(createPinia()).provide(HOST, { ...host, portfolio: host.portfolio, status });
  app.mount(root);
  await nextTick();
  expect(area().readOnly).toBe(true);
  return status;
}
const key = (name: string, more: KeyboardEventInit = {}) =>
  area().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
const description = () => ({ kind: 'activity' as const, id, field: 'description' });

test('a field that cannot be written yet says so, to everyone, and only where it takes a while', async () => {
  const state = await mountLoading(description());
  expect(status()).toBe('');
  await vi.waitFor(() => expect(status()).toBe('Loading your words…'));
  expect(area().ariaBusy).toBe('true');
  state.value = { ...state.value, loaded: true };
  await vi.waitFor(() => expect(area().readOnly).toBe(false));
  await vi.waitFor(() => expect(status()).toBe(''));
  expect(area().ariaBusy).not.toBe('true');
});

test('what is typed and pasted before is shown at once, and stands where it was typed once it can', async () => {
  const state = await mountLoading(description());
  area().focus();
  area().setSelectionRange(0, 0);
  for (const one of ['A', 'x', 'Backspace', ' ', 'Shift', 'ArrowLeft', 'v']) key(one, { ctrlKey: one === 'v' });
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'very ');
  area().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(status()).toBe('Loading your words… What you typed follows: A very'));
  expect(words()?.toString()).toBe('calm');
  state.value = { ...state.value, loaded: true };
  await vi.waitFor(() => expect(area().value).toBe('A very calm'));
  expect(area().selectionStart).toBe('A very '.length);
  await vi.waitFor(() => expect(words()?.toString()).toBe('A very calm'));
});

test('where the words turn out to be others, what was typed before goes behind them', async () => {
  const state = await mountLoading(description());
  area().focus();
  area().setSelectionRange(0, 0);
  key('!');
  host.portfolio.doc.transact(() => words()?.insert(4, ' room'), 'another device');
  state.value = { ...state.value, loaded: true };
  await vi.waitFor(() => expect(words()?.toString()).toBe('calm room!'));
});

test('what is typed before there is a record makes it as soon as it can', async () => {
  const begun: string[] = [];
  const state = await mountLoading(null, (first) => begun.push(first));
  area().value = '';
  area().focus();
  for (const one of ['I', 'Enter', '.']) key(one);
  expect(begun).toEqual([]);
  state.value = { ...state.value, loaded: true };
  await vi.waitFor(() => expect(begun).toEqual(['I\n.']));
});

test('a portfolio that turns out to be only for reading takes nothing, and says what it did not take', async () => {
  const state = await mountLoading(description());
  area().focus();
  key('A');
  state.value = { ...state.value, loaded: true, readOnly: true };
  await vi.waitFor(() => expect(status()).toBe('This could not be written here: A'));
  expect(words()?.toString()).toBe('calm');
});
