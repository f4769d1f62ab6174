// `npm run bench [-- names]`: measures what begins with one of the names (all without any), prints a table, keeps it as JSON.
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

const wanted = process.argv.slice(2);
const names = measures.flatMap((measure) => measure.figures);
const unknown = wanted.filter((beginning) => !names.some((name) => name.startsWith(beginning)));
if (unknown.length > 0) {
  console.error(`No figure begins with "${unknown.join('" or "')}". There are: ${names.join(', ')}.`);
  process.exit(1);
}
const isWanted = (name: string) => wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning));
const chosen = measures.filter(({ figures }) => figures.some(isWanted));
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
