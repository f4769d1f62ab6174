// An import on its way: what is stopped goes no further, and what could not be read is not told to anybody but the person.
import { createPinia, setActivePinia } from 'pinia';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createApp, type EffectScope, effectScope } from 'vue';
import { HOST, type Host, openHost } from '../../host/host.ts';
import { useImport } from './use-import.ts';

let host: Host;
let scope: EffectScope;
let imports: ReturnType<typeof useImport>;

beforeAll(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
});
afterAll(() => host.stop());
beforeEach(() => {
  setActivePinia(createPinia());
  const app = createApp(() => null).provide(HOST, host);
  scope = effectScope();
  imports = app.runWithContext(() => scope.run(useImport)) ?? expect.unreachable('it ran');
});
afterEach(() => {
  scope.stop();
  vi.restoreAllMocks();
});

test('stopped while tables are looked for, it stays where one begins', async () => {
  const table = new File(['Attended;What\n4/3/26;Splints\n5/3/26;Hands'], 'cpd.csv');
  const reading = imports.read([table]);
  imports.startOver();
  await reading;
  expect(imports.step.value).toBe('choosing');
  await imports.read([table]);
  expect(imports.step.value).toBe('mapping');
});

test('of a file that could not be read the console gets the kind of the error, and nothing of the file', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const wrong = new SyntaxError('Unexpected token in “Doris came on Monday”');
  const file = Object.assign(new File(['x'], 'notes.ris'), { arrayBuffer: () => Promise.reject(wrong) });
  await imports.read([file, file]);
  expect(imports.reads.value[0]?.problems).toEqual([
    '“notes.ris” could not be read. Check that the file is still there and whole.',
  ]);
  expect(log.mock.calls).toEqual([
    ['Waymark import:', 'SyntaxError'],
    ['Waymark import:', 'SyntaxError'],
  ]);
});
