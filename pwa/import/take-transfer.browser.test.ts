// Where files go that are dropped or chosen on different screens.
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { useIncoming } from '../stores/incoming.ts';
import { takeFiles } from './take-transfer.ts';

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: {} }] });
beforeEach(() => setActivePinia(createPinia()));

async function expectTaken(from: string, files: File[], to: string): Promise<void> {
  const incoming = useIncoming();
  await router.push(from);
  takeFiles(files, { incoming, router });
  await expect.poll(() => router.currentRoute.value.path).toBe(to);
  const toInbox = incoming.takeToInbox().flatMap((batch) => batch.files);
  expect([...toInbox, ...incoming.take().files]).toEqual(files);
  expect(toInbox.length > 0).toBe(to === '/inbox');
}
const photo = new File(['x'], 'Photo.jpg', { type: 'image/jpeg' });
const scan = new File(['x'], 'Scan.pdf', { type: 'application/pdf' });
const drawing = new File(['x'], 'Map.svg', { type: 'image/svg+xml' });

test('pictures are looked over in the inbox, wherever I drop them; with other files among them all are looked at first', async () => {
  await expectTaken('/record', [photo], '/inbox');
  await expectTaken('/record', [photo, scan], '/import');
  await expectTaken('/record', [drawing], '/import');
  await expectTaken('/inbox', [scan], '/inbox');
  await expectTaken('/record', [new File(['x'], 'a.ics')], '/plan');
});
