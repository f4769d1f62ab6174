// Pictures that wait to be kept, with real photographs, a real database, and several tabs that show the same.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createApp, type EffectScope, effectScope } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
import { HOST, type Host } from '../../host/host.ts';
import { readMetadata } from '../../pictures/metadata/picture-metadata.ts';
import { heldPictures } from '../../stores/held-pictures.ts';
import { useSession } from '../../stores/session.ts';
import { apartPictures, withoutTold } from './told-by-picture.ts';
import { type PicturePlace, type ReadyPicture, usePicturesFirst } from './use-pictures-first.ts';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });
const photo = async (name: string) => new File([await phoneJpeg(6)], name, { type: 'image/jpeg' });
const INBOX: PicturePlace = { waitsOn: 'inbox', activityId: null, role: 'picture' };
const { pictures } = heldPictures({ isExample: false });

let tabs: EffectScope[] = [];
let saved: () => Promise<void>;

/** What a page that is open shows; it has a scope, which ends when the page is left. */
function openPage(place = INBOX) {
  const host: Partial<Host> = { isExample: false, saved: () => saved() };
  const app = createApp(() => null).provide(HOST, host as Host);
  const page = effectScope(true);
  tabs.push(page);
  const first = app.runWithContext(() => page.run(() => usePicturesFirst(place)));
  if (!first) return expect.unreachable('the page did not open');
  const names = () => first.waiting.value.map(({ file }) => file.name);
  return { first, names, leave: () => page.stop() };
}
beforeEach(async () => {
  setActivePinia(createPinia());
  saved = async () => undefined;
  await pictures.clear();
});
afterEach(async () => {
  for (const page of tabs) page.stop();
  tabs = [];
  await pictures.clear();
});
const keepAll = async () => [];

test('what waits is there again after the page was left, covered as I left it, and only where it waits', async () => {
  const page = openPage();
  await page.first.add([await photo('One.jpg'), await photo('Two.jpg')], { role: 'certificate' });
  await until(() => expect(page.names()).toEqual(['One.jpg', 'Two.jpg']));
  const id = page.first.waiting.value[1]?.id ?? '';
  await page.first.putCovered(id, new File(['covered'], 'Two.jpg', { type: 'image/jpeg' }), ['It is smaller now.']);
  await until(() => expect(page.first.waiting.value[1]).toMatchObject({ remarks: ['It is smaller now.'] }));
  page.leave();

  const again = openPage();
  await until(() => expect(again.names()).toEqual(['One.jpg', 'Two.jpg']));
  const [one, two] = again.first.waiting.value;
  expect(one).toMatchObject({ role: 'certificate', isCovered: false, told: { place: true, time: true } });
  expect(two).toMatchObject({ isCovered: true, told: { place: false }, version: 1 });
  expect(await two?.file.text()).toBe('covered');
  expect(again.first.hasJustCome.value).toBe(false);
  const activityId = crypto.randomUUID() as RecordId;
  expect(openPage({ waitsOn: 'activity', activityId, role: 'picture' }).names()).toEqual([]);
});

test('what two tabs show is kept once, whichever of them keeps it first', async () => {
  const [one, other] = [openPage(), openPage()];
  await one.first.add([await photo('One.jpg')]);
  await until(() => expect(other.names()).toEqual(['One.jpg']));
  const kept: string[] = [];
  const into = async (some: ReadyPicture[]) => {
    kept.push(...some.map(({ file }) => file.name));
    return [];
  };
  await Promise.all([one.first.keep(into), other.first.keep(into)]);
  expect(kept).toEqual(['One.jpg']);
  await until(() => expect([one.names(), other.names()]).toEqual([[], []]));
  expect(useSession().done?.text).toBe('It was kept or left out in another tab already.');
});

test('what is covered in one tab is kept covered by the other', async () => {
  const [one, other] = [openPage(), openPage()];
  await one.first.add([await photo('One.jpg')]);
  await until(() => expect(other.names()).toEqual(['One.jpg']));
  await one.first.putCovered(other.first.waiting.value[0]?.id ?? '', new File(['covered'], 'One.jpg'), []);
  const kept: string[] = [];
  await other.first.keep(async (some) => {
    kept.push(...(await Promise.all(some.map(({ file }) => file.text()))));
    return [];
  });
  expect(kept).toEqual(['covered']);
});

test('what is left out is gone, and comes back by Undo', async () => {
  const page = openPage();
  await page.first.add([await photo('One.jpg'), await photo('Two.jpg')]);
  await until(() => expect(page.names()).toHaveLength(2));
  const [one] = page.first.waiting.value;
  // a double press is one
  await Promise.all([page.first.leaveOut([one?.id ?? '']), page.first.leaveOut([one?.id ?? ''])]);
  await until(() => expect(page.names()).toEqual(['Two.jpg']));
  expect(await pictures.count()).toBe(1);
  expect(useSession().done?.text).toBe('“One.jpg” is left out.');
  useSession().undo();
  await until(() => expect(page.names()).toEqual(['One.jpg', 'Two.jpg']));
  expect(await page.first.waiting.value[0]?.file.arrayBuffer()).toEqual(await (await photo('One.jpg')).arrayBuffer());
});

test('what could not be kept, or not be saved, waits on', async () => {
  const page = openPage();
  await page.first.add([await photo('One.jpg'), await photo('Two.jpg')]);
  await until(() => expect(page.names()).toHaveLength(2));
  await page.first.keep(async ([one]) => (one ? [one.file] : []));
  await until(() => expect(page.names()).toEqual(['One.jpg']));
  saved = () => Promise.reject(new Error('the disk is full'));
  await page.first.keep(keepAll);
  expect(await pictures.count()).toBe(1);
  expect(page.first.isKeeping.value).toBe(false);
});

test('when the storage is full they wait as long as the page is open, and say so', async () => {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  pictures.hook('creating', refuse);
  const page = openPage();
  await page.first.add([await photo('One.jpg')]);
  await until(() => expect(page.names()).toEqual(['One.jpg']));
  expect(page.first.trouble.value).toBe(
    'The storage of this device is full: they wait here only as long as this page is open.',
  );
  const id = page.first.waiting.value[0]?.id ?? '';
  await page.first.putCovered(id, new File(['covered'], 'One.jpg'), []);
  await until(() => expect(page.first.waiting.value[0]?.isCovered).toBe(true));
  pictures.hook('creating').unsubscribe(refuse);
  await page.first.keep(keepAll);
  await until(() => expect(page.names()).toEqual([]));
  expect(page.first.trouble.value).toBe('');
});

test('where it was taken is not kept against my word: a picture that it cannot be taken out of waits and says so', async () => {
  const page = openPage();
  await page.first.add([new File(['PK'], 'Renamed.jpg', { type: 'image/jpeg' }), await photo('Two.jpg')]);
  await until(() => expect(page.names()).toHaveLength(2));
  for (const { id } of page.first.waiting.value) await page.first.change(id, { isToldRemoved: true });
  const kept: File[] = [];
  await page.first.keep(async (some) => {
    kept.push(...some.map(({ file }) => file));
    return [];
  });
  expect(kept.map(({ name }) => name)).toEqual(['Two.jpg']);
  const bytes = new Uint8Array((await kept[0]?.arrayBuffer()) ?? expect.unreachable('nothing is kept'));
  expect(readMetadata(bytes)?.told).toMatchObject({ place: false, time: false });
  await until(() => expect(page.names()).toEqual(['Renamed.jpg']));
  expect(page.first.waiting.value[0]?.remarks[0]).toContain('could not be removed, so it is not kept yet');
});

test('of a file that is no picture nothing can be taken out', async () => {
  expect(await withoutTold(new File(['PK'], 'Renamed.jpg', { type: 'image/jpeg' }))).toBeNull();
});

test('pictures are looked over, by their first bytes where nothing says so; drawings and what is too large are not', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]);
  const part = new Uint8Array(10_000_000);
  const files = [
    new File([png], 'broken.png', { type: 'image/png' }),
    new File([png], 'from another app', { type: 'application/octet-stream' }),
    new File(['<svg onload="alert(1)"/>'], 'drawing.svg', { type: 'image/svg+xml' }),
    new File([part, part, part, part, part, part], 'scan.jpg', { type: 'image/jpeg' }),
    new File([], 'empty.png', { type: 'image/png' }),
    new File(['PK'], 'leaflet.docx'),
  ];
  const { pictures: some, others } = await apartPictures(files);
  expect(some.map(({ name }) => name)).toEqual(['broken.png', 'from another app']);
  expect(others.map(({ name }) => name)).toEqual(['drawing.svg', 'scan.jpg', 'empty.png', 'leaflet.docx']);
});

test('a name that is meant to do harm comes back as it was', async () => {
  const name = `../..\\<img src=x onerror=alert(1)>\u202Egpj.${'x'.repeat(3_000)}.jpg`;
  const given = new File([await phoneJpeg(6)], name, { type: 'image/jpeg' });
  const page = openPage();
  await page.first.add([given]);
  page.leave();
  const again = openPage();
  await until(() => expect(again.names()).toEqual([given.name]));
});
