// The example in a real browser, opened again after a while.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getFile, openFiles } from '../../shared/files/files.ts';
import { addDays, type LocalDate, localDateOf } from '../../shared/model/dates.ts';
import { changeActivity } from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { deleteDatabases, EXAMPLE_DATABASES } from './example-databases.ts';
import { type Host, openHost } from './host.ts';
import { EXAMPLE } from './place.ts';

const firstDay = new Date('2026-11-26T10:00:00Z');
const later = (days: number) => new Date(firstDay.getTime() + days * 86_400_000);
const clear = () => deleteDatabases(EXAMPLE_DATABASES);
beforeEach(clear);
afterEach(clear);

async function opened<T>(on: Date, look: (host: Host) => T): Promise<T> {
  const host = await openHost(() => on, EXAMPLE);
  host.painted();
  await host.portfolio.loaded;
  const seen = look(host);
  await host.saved();
  // its rows are being made: a page that stops before has not shown anything either
  await expect.poll(() => host.portfolio.projection.activities.count()).toBeGreaterThan(0);
  await host.stop();
  return seen;
}
const latestDone = ({ portfolio }: Host, on: Date): LocalDate | undefined =>
  readAll(portfolio.doc, 'activity')
    .flatMap(({ startedOn }) => (startedOn && startedOn <= localDateOf(on) ? [startedOn] : []))
    .sort()
    .at(-1);
const latestOn = (days: number) => opened(later(days), (host) => latestDone(host, later(days)));

test('within a week it is as it was left, and after more its days are told from today again', async () => {
  const first = (await latestOn(0)) ?? expect.unreachable('the example has activities');
  expect(await latestOn(7)).toBe(first);
  expect(await latestOn(8)).toBe(addDays(first, 8));
  expect(await latestOn(30)).toBe(addDays(first, 30));
});

test('the evidence of the activities that a statement may tell of has files, and they are here', async () => {
  const { stories, files } = await opened(firstDay, ({ portfolio: { doc } }) => {
    const starred = new Set(readAll(doc, 'activity').flatMap(({ id, target }) => (target === 'story' ? [id] : [])));
    const shown = readAll(doc, 'link').filter(({ kind, from }) => kind === 'activityEvidence' && starred.has(from));
    const byId = new Map(readAll(doc, 'evidence').map((piece) => [piece.id, piece.file]));
    return { stories: starred.size, files: shown.map(({ to }) => byId.get(to) ?? null) };
  });
  expect([stories, files.length]).toEqual([4, 5]);
  const db = openFiles(EXAMPLE.files);
  for (const file of files) {
    const kept = await getFile(db, file?.sha256 ?? '');
    expect([kept?.mime, kept?.bytes.length]).toEqual(['application/pdf', file?.sizeBytes]);
  }
  db.close();
});

test('what a person has changed in it stays, however old', async () => {
  const title = 'My own title';
  await opened(firstDay, ({ portfolio: { doc } }) => {
    changeActivity(doc, readAll(doc, 'activity')[0]?.id ?? expect.unreachable('no activity'), { title });
  });
  const titles = await opened(later(30), ({ portfolio: { doc } }) => readAll(doc, 'activity').map((one) => one.title));
  expect(titles).toContain(title);
});

test('while another tab shows it, it stays as it is', async () => {
  const other = await openHost(() => firstDay, EXAMPLE);
  other.painted();
  await other.portfolio.loaded;
  await expect.poll(() => other.status.value.leader).toBe(true);
  const there = latestDone(other, firstDay);
  const host = await openHost(() => later(30), EXAMPLE);
  host.painted();
  await host.portfolio.loaded;
  expect(latestDone(host, firstDay)).toBe(there);
  await host.stop();
  await other.stop();
});
