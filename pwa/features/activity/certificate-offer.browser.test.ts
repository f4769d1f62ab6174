// What a certificate says is taken over with one press, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import * as commands from '../../../shared/portfolio/edit.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { toEvidenceRow } from '../../../shared/projection/rows.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import CertificateOffer from './CertificateOffer.vue';
import { useActivity } from './use-activity.ts';

let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;
const activity = () => readRecord(host.portfolio.doc, 'activity', id) ?? expect.unreachable('it is gone');

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const { doc } = host.portfolio;
  const now = new Date();
  id = commands.createActivity(doc, { title: 'Safeguarding', startedOn: '2026-11-23' as never }, now);
  const evidenceId = commands.createEvidence(doc, { title: 'Certificate', source: 'certificate' }, now);
  commands.correctDetails(doc, evidenceId, { completedOn: '2026-10-14', durationSeconds: 7_200 });
  const piece = toEvidenceRow(readRecord(doc, 'evidence', evidenceId) ?? expect.unreachable('it is not there'));
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  const OnPage = {
    setup() {
      const { parts } = useActivity(id);
      return () => parts.value && h(CertificateOffer, { piece, activity: parts.value.activity });
    },
  };
  app = createApp(OnPage);
  app.use(pinia).provide(HOST, host).mount(root);
  await shows('The certificate says 14 October 2026, 2 hours. Use the date Use 2 hours');
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const shows = (words: string) =>
  vi.waitFor(() =>
    expect([...root.querySelectorAll('p, button')].map((one) => one.textContent?.trim()).join(' ')).toBe(words),
  );
const press = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click();

test('its day and its hours become the activity’s, and then it offers nothing any more', async () => {
  press('Use the date');
  await shows('The certificate says 2 hours. Use 2 hours');
  press('Use 2 hours');
  await shows('');
  expect(activity()).toMatchObject({ startedOn: '2026-10-14', datePrecision: 'day', minutes: 120 });
});

test('the day that was there comes back by Undo', async () => {
  press('Use the date');
  await vi.waitFor(() => expect(useSession().done?.text).toBe('The activity is dated 14 October 2026.'));
  useSession().undo();
  await vi.waitFor(() => expect(activity().startedOn).toBe('2026-11-23'));
});
