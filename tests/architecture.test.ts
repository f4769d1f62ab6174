// The house keeps its shape: imports cross no border, and every file and document keeps the manners of the rest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { borderProblems, cycles } from './architecture/borders.ts';
import { exists, type Import, importsOf, listFiles, readSources, root } from './architecture/imports.ts';
import { consoleProblems, htmlProblems, nameProblems, shapeProblems } from './architecture/manners.ts';
import { pathsNamedIn } from './architecture/paths-in-docs.ts';

const sources = readSources();
const imports = sources.flatMap(importsOf);

describe('the tree', () => {
  test('is really read: the vocabulary and its imports are there', () => {
    expect(sources.map((source) => source.path)).toContain('shared/model/activity.ts');
    expect(imports).toContainEqual({ from: 'shared/model/activity.ts', to: { path: 'shared/model/id.ts' } });
  });

  test('imports keep to the borders, and libraries to their folders', () => {
    expect(borderProblems(imports)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(cycles(imports)).toEqual([]);
  });

  test('every import by path names a file that is there', () => {
    const missing = imports.filter(({ to }) => 'path' in to && !exists(to.path));
    expect(missing).toEqual([]);
  });

  test('every file and folder has a name that says something', () => {
    expect(nameProblems(listFiles())).toEqual([]);
  });

  test('every file says in its first line what it is for, and is of a readable size', () => {
    expect(shapeProblems(sources)).toEqual([]);
  });

  test('nothing turns text into HTML', () => {
    expect(htmlProblems(sources)).toEqual([]);
  });

  test('the console gets the kind of an error, never an error whose message may quote what somebody wrote', () => {
    expect(consoleProblems(sources)).toEqual([]);
  });

  test('there is exactly one copy of Yjs', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: object };
    expect(Object.keys(lock.packages).filter((path) => /(^|\/)node_modules\/yjs$/.test(path))).toHaveLength(1);
  });

  test('every path named in the documentation exists', () => {
    const documents = listFiles().filter((path) => /^(docs\/.*|[A-Z]+)\.md$/.test(path));
    const missing = documents.flatMap((path) =>
      pathsNamedIn(path, readFileSync(join(root, path), 'utf8'))
        .filter((named) => !exists(named))
        .map((named) => `${path} names ${named}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the checker', () => {
  const file = (from: string, path: string): Import => ({ from, to: { path } });
  const library = (from: string, name: string): Import => ({ from, to: { library: name } });

  test.each([
    ['the model importing anything', file('shared/model/a.ts', 'shared/schemes/b.ts')],
    ['the app importing the extension', file('pwa/main.ts', 'extension/messages.ts')],
    ['the extension importing the app', file('extension/messages.ts', 'pwa/main.ts')],
    ['one screen area importing another', file('pwa/features/inbox/Inbox.vue', 'pwa/features/cycle/Cycle.vue')],
    ['a house component importing domain words', file('pwa/ui/Button.vue', 'shared/model/activity.ts')],
    ['a house component importing the rest of the app', file('pwa/ui/Button.vue', 'pwa/stores/session.ts')],
    ['the server importing the portfolio', file('sync-server/main.ts', 'shared/portfolio/open.ts')],
    ['the server importing the keys', file('sync-server/main.ts', 'shared/crypto/keys.ts')],
    ['sync importing the portfolio', file('shared/sync/relay.ts', 'shared/portfolio/open.ts')],
    ['a test of the app importing the extension', file('pwa/main.test.ts', 'extension/messages.ts')],
    ['Yjs in the app', library('pwa/main.ts', 'yjs')],
    ['Node in the shared code', library('shared/model/a.ts', 'node:')],
    ['a library nobody gave a place', library('shared/model/a.ts', 'left-pad')],
    ['a folder nobody gave a place', file('elsewhere/a.ts', 'elsewhere/b.ts')],
  ])('catches %s', (_, crossing) => {
    expect(borderProblems([crossing])).toHaveLength(1);
  });

  test.each([
    ['the store importing the projection', file('shared/portfolio/open.ts', 'shared/projection/project.ts')],
    ['a screen area importing its own parts', file('pwa/features/inbox/Inbox.vue', 'pwa/features/inbox/Row.vue')],
    ['a screen area importing a house component', file('pwa/features/inbox/Inbox.vue', 'pwa/ui/Button.vue')],
    ['the server importing the access proof', file('sync-server/main.ts', 'shared/crypto/access-token.ts')],
    ['a unit test of the projection filling a store', file('shared/projection/a.test.ts', 'shared/portfolio/open.ts')],
    ['a unit test using a test library', library('shared/model/a.test.ts', 'fast-check')],
  ])('allows %s', (_, fine) => {
    expect(borderProblems([fine])).toEqual([]);
  });

  test('catches a circle of three, and only the files in it', () => {
    const graph = [file('a.ts', 'b.ts'), file('b.ts', 'c.ts'), file('c.ts', 'a.ts'), file('d.ts', 'a.ts')];
    expect(cycles(graph)).toEqual([['a.ts', 'b.ts', 'c.ts']]);
  });

  test('reads type imports, re-exports, dynamic imports, workers and the script of a component', () => {
    const text = [
      '<script setup lang="ts">',
      "import type { A } from './a.ts';",
      "export { b } from '../b.ts';",
      "const c = () => import('../c.vue');",
      `const d = new Worker(new ${'URL'}('./d.ts', import.meta.url));`,
      "import e from '@scope/library/part.js';",
      '</script>',
      "<template>import './not-this.ts'</template>",
    ].join('\n');
    expect(importsOf({ path: 'pwa/x/X.vue', text }).map(({ to }) => to)).toEqual([
      { path: 'pwa/x/a.ts' },
      { path: 'pwa/b.ts' },
      { path: 'pwa/c.vue' },
      { library: '@scope/library' },
      { path: 'pwa/x/d.ts' },
    ]);
  });

  test('catches names that say nothing, files without a first line, long files and HTML sinks', () => {
    expect(nameProblems(['shared/date-utils.ts', 'pwa/helpers/a.ts', 'pwa/SyncManager.ts'])).toHaveLength(3);
    expect(shapeProblems([{ path: 'a.ts', text: 'export {};\n' }])).toHaveLength(1);
    expect(shapeProblems([{ path: 'a.ts', text: '// a\n'.repeat(501) }])).toHaveLength(1);
    expect(htmlProblems([{ path: 'pwa/a.ts', text: '// a\nelement.innerHTML = title;' }])).toEqual([
      'pwa/a.ts:2: turns text into HTML',
    ]);
    expect(htmlProblems([{ path: 'pwa/A.vue', text: '<p v-html="title" />' }])).toHaveLength(1);
  });

  test('catches an error that goes to the console whole, or with something beside its kind', () => {
    const log = (told: string) => consoleProblems([{ path: 'pwa/a.ts', text: `// a\nconsole.error(${told});` }]);
    expect(log('error')).toEqual(['pwa/a.ts:2: tells the console more than the kind of an error']);
    for (const told of ["'Waymark:', error", "'Waymark:', error.message", "'Waymark:', errorKind(error), text"])
      expect(log(told)).toHaveLength(1);
    for (const told of ["'Waymark: nothing'", "'Waymark:', errorKind(error)"]) expect(log(told)).toEqual([]);
  });

  test('finds the paths a document names, and leaves patterns and outputs alone', () => {
    const markdown =
      'See `shared/model/activity.ts:3`, `docs/`, [design](decisions/one.md#why), [home](https://waymark.example), `shared/*`, `dist/pwa` and `npm test`.';
    expect(pathsNamedIn('docs/architecture.md', markdown)).toEqual([
      'shared/model/activity.ts',
      'docs',
      'docs/decisions/one.md',
    ]);
  });
});
