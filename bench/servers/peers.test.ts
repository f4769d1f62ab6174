// The lock file of the servers to compare with is fit for every machine, and gives them one Yjs between them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Lock {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string; dependencies?: object }>;
}
const folder = join(import.meta.dirname, 'peers');
const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
const { '': root, ...installed } = lock.packages;

test('with two copies of Yjs a peer would write what no device can read: there is one, and ours', () => {
  const copies = Object.entries(installed).filter(([path]) => /(^|\/)node_modules\/yjs$/.test(path));
  const project = JSON.parse(readFileSync(join(folder, '../../../package.json'), 'utf8')) as Lock['packages'][string];
  expect(copies.map(([, { version }]) => version)).toEqual([(project.dependencies as { yjs: string }).yjs]);
});

test('every package is the one that was measured, from wherever a machine gets its packages', () => {
  for (const [path, { resolved, integrity }] of Object.entries(installed)) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  }
});

test('what is named is an exact version', () => {
  for (const version of Object.values(root?.dependencies ?? {})) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
