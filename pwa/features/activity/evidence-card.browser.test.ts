// A photograph on its way to becoming evidence, and the one before it on its way out: a real portfolio, store of files and canvas.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, defineComponent, h } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { activity, evidenceOf } from '../../../shared/projection/queries.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { readMetadata } from '../../pictures/metadata/picture-metadata.ts';
import { earlierFiles } from '../../records/evidence/earlier-files.ts';
import { useSession } from '../../stores/session.ts';
import { useLive } from '../../stores/use-live.ts';
import EvidenceCard from './EvidenceCard.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });

let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;
const evidence = () => readAll(host.portfolio.doc, 'evidence').filter((one) => !one.deletedOn);
const earlierVersions = (title: string) =>
  evidence().flatMap((one) => (one.title === title ? earlierFiles(one).map(({ sha256 }) => sha256) : []));
const bytesOf = async (sha256: string) =>
  new Uint8Array((await (await host.file(sha256))?.arrayBuffer()) ?? expect.unreachable('the file is not here'));

/** As the page of the activity hands the card what is current. */
const Page = defineComponent(() => {
  const { answer } = useLive(async () => ({
    activity: await activity(host.portfolio.projection, id),
    evidence: await evidenceOf(host.portfolio.projection, id),
  }));
  return () => answer.value?.activity && h(EvidenceCard, answer.value as never);
});
beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  id = commands.createActivity(host.portfolio.doc, { title: 'Hand day' }, new Date());
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(Page);
  app.component('RouterLink', { render: () => null });
  app.use(pinia).provide(HOST, host).mount(root);
  await until(() => expect(root.textContent).toContain('Add files'));
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

function drop(...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const card = root.querySelector('#evidence') ?? expect.unreachable('no card');
  card.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}
/** What lies behind an open window is out of reach for a person. */
const press = (words: string) =>
  until(() => {
    const isIt = (one: HTMLElement) => one.ariaLabel === words || one.textContent?.trim() === words;
    const reach = document.querySelector('dialog:modal') ?? root;
    const buttons = [...reach.querySelectorAll('button')].filter((one) => one.checkVisibility());
    (buttons.find(isIt) ?? expect.unreachable(`no button ${words}`)).click();
  });
/** The window that asks has a button of the same words as the one that opened it. */
const confirm = () =>
  until(() => {
    const button = root.querySelector<HTMLButtonElement>('dialog[open] [data-variant=danger]');
    (button ?? expect.unreachable('nothing is asked')).click();
  });
const photo = async (name = 'Photo.jpg') => new File([await phoneJpeg(6)], name, { type: 'image/jpeg' });

test('a photograph says where it was taken before it is kept, and is kept without that when I say so', async () => {
  drop(await photo());
  await until(() => expect(root.textContent).toContain('Before it is kept'));
  expect(root.textContent).toContain('This picture says where, when and with what it was taken, and carries words');
  expect(evidence()).toEqual([]);
  const label = [...root.querySelectorAll('label')].find((one) =>
    one.textContent?.includes('Remove where and when it was taken'),
  );
  (label ?? expect.unreachable('it is not offered')).click();
  await press('Keep this picture');
  await until(() => expect(evidence()).toHaveLength(1));
  const bytes = await bytesOf(evidence()[0]?.file?.sha256 ?? '');
  expect(readMetadata(bytes)?.told).toMatchObject({ place: false, time: false });
  expect(evidence()[0]).toMatchObject({ title: 'Photo', fileName: 'Photo.jpg', file: { mime: 'image/jpeg' } });
});

test('a photograph is covered before it is kept: the one without boxes is nowhere', async () => {
  const before = await photo();
  drop(before);
  await press('Blur or crop: Photo.jpg');
  await press('Add a box');
  await press('Use this picture');
  await until(() => expect(root.textContent).toContain('Covered or cropped'));
  await press('Keep this picture');
  await until(() => expect(evidence()).toHaveLength(1));
  expect(evidence()[0]?.parts).toEqual([]);
  expect(evidence()[0]?.file?.sizeBytes).not.toBe(before.size);
});

test('other files do not wait with the pictures, and what is left out is not kept', async () => {
  const leaflet = new File(['PK leaflet of today'], 'Leaflet.docx', { type: 'application/msword' });
  drop(leaflet, await photo('One.jpg'), await photo('Two.jpg'));
  await until(() => expect(evidence().map(({ title }) => title)).toEqual(['Leaflet']));
  await press('Leave it out: One.jpg');
  await until(() => expect(root.textContent).toContain('Keep this picture'));
  await press('Leave it out: Two.jpg');
  await until(() => expect(root.textContent).not.toContain('Before it is kept'));
  await until(() => expect(document.activeElement?.textContent?.trim()).toBe('Add files'));
  expect(evidence()).toHaveLength(1);
});

test('a picture of 200 MB is refused at once, and one that cannot be shown is kept as a file', async () => {
  const part = new Uint8Array(10_000_000);
  const huge = new File(
    Array.from({ length: 20 }, () => part),
    'Scan.jpg',
    { type: 'image/jpeg' },
  );
  drop(huge, new File(['PK this is a zip'], 'Renamed.jpg', { type: 'image/jpeg' }));
  await until(() => expect(root.textContent).toContain('“Scan.jpg” is larger than 50 MB, so it is not added.'));
  await until(() => expect(root.textContent).toContain('This browser cannot show it. It can be kept as a file.'));
  await press('Keep this picture');
  await until(() => expect(root.textContent).toContain('“Renamed.jpg” is not what its name says'));
  expect(evidence()).toMatchObject([{ title: 'Renamed', file: { mime: 'application/octet-stream' } }]);
});

test('when the storage is full the covered picture goes on waiting, and is kept once there is room', async () => {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  host.portfolio.files.files.hook('creating', refuse);
  drop(await photo());
  await press('Blur or crop: Photo.jpg');
  await press('Add a box');
  await press('Use this picture');
  await press('Keep this picture');
  await until(() =>
    expect(root.textContent).toContain('The storage of this device is full: “Photo.jpg” was not added.'),
  );
  expect(root.textContent).toContain('Covered or cropped');
  host.portfolio.files.files.hook('creating').unsubscribe(refuse);
  await press('Keep this picture');
  await until(() => expect(evidence()).toHaveLength(1));
  await until(() => expect(root.textContent).not.toContain('Before it is kept'));
});

test('a picture that is kept is covered later, and the earlier one is removed for good', async () => {
  drop(await photo());
  await press('Keep this picture');
  await until(() => expect(evidence()).toHaveLength(1));
  const earlier = evidence()[0]?.file?.sha256 ?? '';
  await press('Blur or crop: Photo');
  await press('Add a box');
  await press('Use this picture');
  await until(() => expect(evidence()[0]?.file?.sha256).not.toBe(earlier));
  expect(earlierVersions('Photo')).toEqual([earlier]);
  expect(await host.file(earlier)).not.toBeNull();
  await press('Remove it for good: the earlier version of Photo');
  await confirm();
  await until(() => expect(earlierVersions('Photo')).toEqual([]));
  await until(async () => expect(await host.file(earlier)).toBeNull());
  expect(await host.file(evidence()[0]?.file?.sha256 ?? '')).not.toBeNull();
});

test('Undo after covering a kept picture leaves nothing of the covered one', async () => {
  drop(await photo());
  await press('Keep this picture');
  await until(() => expect(evidence()).toHaveLength(1));
  const [before] = evidence();
  await press('Blur or crop: Photo');
  await press('Add a box');
  await press('Use this picture');
  await until(() => expect(evidence()[0]?.file?.sha256).not.toBe(before?.file?.sha256));
  const covered = evidence()[0]?.file?.sha256 ?? '';
  await until(() => expect(useSession().done?.text).toContain('The file is replaced.'));
  useSession().undo();
  await until(() => expect(evidence()).toEqual([before]));
  await until(async () => expect(await host.file(covered)).toBeNull());
  expect(await host.file(before?.file?.sha256 ?? '')).not.toBeNull();
});

test('an earlier file that is evidence elsewhere too keeps its bytes', async () => {
  drop(await photo());
  await press('Keep this picture');
  await until(() => expect(evidence()).toHaveLength(1));
  const file = evidence()[0]?.file ?? expect.unreachable('it is not kept');
  commands.createEvidence(host.portfolio.doc, { title: 'The same elsewhere', file }, new Date());
  await press('Remove where and when it was taken: Photo');
  await press('Remove it for good: the earlier version of Photo');
  await confirm();
  await until(() => expect(earlierVersions('Photo')).toEqual([]));
  expect(await host.file(file.sha256)).not.toBeNull();
});
