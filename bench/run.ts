// `npm run bench [-- name]`: measures what the name begins with (all without one), prints a table, keeps it as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../scripts/processes.ts';
import { type Measure, type Row, toRow, toTable } from './figures.ts';
import { captureMeasures } from './measures/capture.ts';
import { corpusMeasures } from './measures/corpus.ts';
import { firstRowsMeasures } from './measures/first-rows.ts';
import { keystrokeMeasures } from './measures/keystroke.ts';
import { listMeasures } from './measures/list.ts';
import { newDeviceMeasures } from './measures/new-device.ts';
import { packMeasures } from './measures/pack.ts';
import { privacyMeasures } from './measures/privacy.ts';
import { searchMeasures } from './measures/search.ts';
import { serverMeasures } from './measures/server.ts';
import { sizeMeasures } from './measures/size.ts';
import { syncMeasures } from './measures/sync.ts';

const measures: readonly Measure[] = [
  ...searchMeasures,
  ...firstRowsMeasures,
  ...keystrokeMeasures,
  ...listMeasures,
  ...captureMeasures,
  ...corpusMeasures,
  ...sizeMeasures,
  ...syncMeasures,
  ...newDeviceMeasures,
  ...privacyMeasures,
  ...serverMeasures,
  ...packMeasures,
];

const wanted = process.argv[2] ?? '';
const chosen = measures.filter((measure) => measure.figures.some((name) => name.startsWith(wanted)));
if (chosen.length === 0) {
  const names = measures.flatMap((measure) => measure.figures);
  console.error(`No figure begins with "${wanted}". There are: ${names.join(', ')}.`);
  process.exit(1);
}
process.chdir(root);
if (chosen.some((measure) => measure.needsBuild)) {
  console.log('building the extension and the app');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
}
const rows: Row[] = [];
for (const measure of chosen) {
  console.log(`measuring ${measure.figures.join(', ')}`);
  rows.push(...(await measure.run()).map(toRow));
}
const results = join(root, 'bench/results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'latest.json'), `${JSON.stringify({ rows }, null, 2)}\n`);
console.log(`\n${toTable(rows)}`);
