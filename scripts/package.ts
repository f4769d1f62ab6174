// `npm run package`: the extension as the stores take it, one archive a browser, and the sources that Mozilla's reviewers build from.
import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './processes.ts';

const folder = join(root, 'dist/extension');
const isArchive = (name: string) => name.endsWith('.zip');

const archives = async (): Promise<string[]> => (await readdir(folder).catch(() => [])).filter(isArchive).sort();

for (const old of await archives()) rmSync(join(folder, old));
for (const browser of ['chrome', 'firefox']) {
  if ((await run('wxt', ['zip', '-b', browser])) !== 0) {
    console.error(`The package for ${browser} could not be made; what went wrong stands above.`);
    process.exit(1);
  }
}
console.log('\nReady for the stores, in dist/extension:');
for (const name of await archives()) console.log(`  ${name}`);
if (!process.env.WAYMARK_APP_ORIGIN) {
  console.log(
    '\nThese meet the app at http://localhost:8787 only. For an app at another address, name it when packaging:\n' +
      '  WAYMARK_APP_ORIGIN=https://waymark.example npm run package',
  );
}
