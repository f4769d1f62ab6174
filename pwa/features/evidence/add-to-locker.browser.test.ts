// Adding evidence that shows no activity yet, among all the evidence: a real portfolio and a real store of files.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { newId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readAll } from '../../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { phoneJpeg } from '../../../tests/fixtures/made-pictures.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { toHeld } from '../../records/evidence/use-pictures-first.ts';
import { heldPictures, holdPictures } from '../../stores/held-pictures.ts';
import { useSession } from '../../stores/session.ts';
import LockerPage from './LockerPage.vue';

/** A busy machine takes its time. */
const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000 });

let host: Host;
let app: App;
let root: HTMLElement;
let router: Router;
const evidence = () => readAll(host.portfolio.doc, 'evidence').filter((one) => !one.deletedOn);

async function open(address: string): Promise<void> {
  const page = { template: '' };
  const paths = ['/evidence', '/evidence/:id', '/record', '/inbox', '/activity/:id'];
  router = createRouter({ history: createMemoryHistory(), routes: paths.map((path) => ({ path, component: page })) });
  await router.push(address);
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(LockerPage);
  app.use(pinia).use(router).provide(HOST, host).mount(root);
  await until(() => expect(root.textContent).toContain('Add files'));
}
beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
function drop(...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  root.querySelector('h1')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}
const press = (words: string) =>
  until(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
    (found ?? expect.unreachable(`no button ${words}`)).click();
  });
const titles = () => [...root.querySelectorAll('.title')].map((one) => one.textContent?.trim());
const leaflet = () => new File(['PK leaflet of today'], 'Leaflet.docx', { type: 'application/msword' });

test('a file that I add is found at once among what has no activity, whatever I looked for, and Undo bins it', async () => {
  commands.createEvidence(host.portfolio.doc, { title: 'Certificate', kind: 'Course certificate' }, new Date());
  await open('/evidence?q=certificate');
  await until(() => expect(titles()).toEqual(['Certificate']));
  drop(leaflet());
  await until(() => expect(titles()).toContain('Leaflet'));
  await until(() => expect(router.currentRoute.value.query).toEqual({ show: 'loose' }));
  expect(useSession().done?.text).toBe('The file is added, with no activity yet.');
  expect(readAll(host.portfolio.doc, 'link')).toEqual([]);
  expect(readAll(host.portfolio.doc, 'activity')).toEqual([]);
  drop(leaflet());
  await until(() => expect(root.textContent).toContain('You have this already: “Leaflet.docx” is here as “Leaflet”.'));
  expect(evidence()).toHaveLength(2);
  useSession().undo();
  await until(() => expect(titles()).toEqual(['Certificate']));
});

test('a picture is looked over first; a drawing and a file under a harmful name are kept, what is too large is not', async () => {
  await open('/evidence');
  const part = new Uint8Array(10_000_000);
  drop(
    new File([await phoneJpeg(6)], 'Whiteboard.jpg', { type: 'image/jpeg' }),
    new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'Map.svg', { type: 'image/svg+xml' }),
    new File(['PK'], '<img src=x onerror=alert(1)>.docx'),
    new File([part, part, part, part, part, part], 'Film.mp4', { type: 'video/mp4' }),
  );
  await until(() => expect(titles().toSorted()).toEqual(['<img src=x onerror=alert(1)>', 'Map']));
  await until(() => expect(root.textContent).toContain('“Film.mp4” is larger than 50 MB, so it is not added.'));
  expect(root.querySelector('img[src="x"], svg[onload]')).toBeNull();
  await press('Keep this picture');
  await until(() => expect(titles()).toContain('Whiteboard'));
  await until(() => expect(root.textContent).not.toContain('Before it is kept'));
});

test('pictures that wait on other screens are told of, and those of an activity that is gone wait here', async () => {
  const id = commands.createActivity(host.portfolio.doc, { title: 'Hand day' }, new Date());
  const [one, other] = [new File(['x'], 'One.png', { type: 'image/png' }), new File(['x'], 'Other.png')];
  const db = heldPictures(host);
  await holdPictures(db, await toHeld([one], { waitsOn: 'activity', activityId: id, role: 'picture' }));
  await holdPictures(db, await toHeld([one, one], { waitsOn: 'inbox', activityId: null, role: 'certificate' }));
  await holdPictures(db, await toHeld([other], { waitsOn: 'activity', activityId: newId(), role: 'reflection' }));
  await open('/evidence');
  await until(() => expect(root.textContent).toContain('2 pictures wait to be looked over: Inbox'));
  await until(() => expect(root.textContent).toContain('A picture waits to be looked over: Hand day'));
  await until(() => expect(root.textContent).toContain('Other.png'));
  expect(root.textContent).not.toContain('One.png');
});
