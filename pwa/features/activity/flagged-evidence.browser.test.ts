// Evidence that may show a patient's details, with a real portfolio in a real browser.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp, h } from 'vue';
import type { RecordId } from '../../../shared/model/id.ts';
import { changeEvidence, createEvidence } from '../../../shared/portfolio/edit.ts';
import { readRecord } from '../../../shared/portfolio/read.ts';
import { toEvidenceRow } from '../../../shared/projection/rows.ts';
import { LETTER_PDF, madePdf } from '../../../tests/fixtures/made-pdf.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useSession } from '../../stores/session.ts';
import FlaggedEvidence from './FlaggedEvidence.vue';

let host: Host;
let app: App;
let root: HTMLElement;
let id: RecordId;
const kept = () => readRecord(host.portfolio.doc, 'evidence', id) ?? expect.unreachable('it is gone');

beforeEach(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  const fields = { title: 'Case notes', source: 'page' as const, confidentiality: 'flagged' as const };
  id = createEvidence(host.portfolio.doc, fields, new Date());
  const pinia = createPinia();
  setActivePinia(pinia);
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(() => h(FlaggedEvidence, { piece: toEvidenceRow(kept()), isOneOfMany: true }));
  app.use(pinia).provide(HOST, host).mount(root);
});
afterEach(async () => {
  app.unmount();
  root.remove();
  await host.stop();
});

const press = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click();

test('I looked, and say that nobody can be recognised; that can be taken back', async () => {
  expect(root.textContent).toContain('“Case notes” may show a patient’s details');
  press('I have checked it: nobody can be recognised');
  await vi.waitFor(() => expect(kept().confidentiality).toBe('confirmed'));
  useSession().undo();
  await vi.waitFor(() => expect(kept().confidentiality).toBe('flagged'));
});

test('what shows a patient is removed, and comes back by Undo', async () => {
  press('Remove what was kept');
  await vi.waitFor(() => expect(kept().deletedOn).not.toBeNull());
  useSession().undo();
  await vi.waitFor(() => expect(kept().deletedOn).toBeNull());
});

test('parts of a PDF that was added are covered from the warning itself', async () => {
  const replaced: File[] = [];
  app.unmount();
  const file = await host.keepFile(madePdf(LETTER_PDF), 'application/pdf');
  changeEvidence(host.portfolio.doc, id, { file, fileName: 'Letter.pdf', source: 'file' });
  app = createApp(() =>
    h(FlaggedEvidence, {
      piece: toEvidenceRow(kept()),
      isOneOfMany: false,
      onReplace: (one: File) => void replaced.push(one),
    }),
  );
  app.use(createPinia()).provide(HOST, host).mount(root);
  const until = (look: () => void) => vi.waitFor(look, { timeout: 15_000 });
  await until(() => expect(root.textContent).toContain('Cover parts'));
  press('Cover parts');
  await until(() => expect(root.textContent).toContain('Page 1: This is very likely an NHS number'));
  press('Cover this');
  press('Use this file');
  await until(() => expect(replaced.map(({ name }) => name)).toEqual(['Letter.pdf']));
});
