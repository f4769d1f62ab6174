// What has to be loaded before there is something to see: JavaScript of the built app and extension, compressed as it travels.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/processes.ts';
import type { Figure, Measure } from '../figures.ts';

const APP = join(root, 'dist/pwa');
const EXTENSION = join(root, 'dist/extension/chrome-mv3');
/** The app opens with one of these; the heaviest counts. */
const FIRST_SCREENS = ['TodayPage', 'InboxPage', 'RecordPage'];

/** What a built script needs before it runs; what is imported later stands in brackets, and is not in it. */
const neededBy = (script: string): string[] =>
  [...readFileSync(script, 'utf8').matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map(
    ([, name = '']) => resolve(dirname(script), name),
  );

function withAllNeeded(scripts: readonly string[]): Set<string> {
  const all = new Set(scripts);
  for (const script of all) for (const needed of neededBy(script)) all.add(needed);
  return all;
}

const scriptsOf = (folder: string, page: string): string[] =>
  [...readFileSync(join(folder, page), 'utf8').matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, name = '']) =>
    join(folder, name),
  );

/** Kilobytes of 1,000, each script compressed by itself. */
const compressed = (scripts: Iterable<string>): number =>
  [...scripts].reduce((sum, script) => sum + gzipSync(readFileSync(script), { level: 9 }).length, 0) / 1_000;

function firstScreen(): number {
  const chunks = readdirSync(join(APP, 'assets'));
  const sizes = FIRST_SCREENS.flatMap((screen) => {
    const chunk = chunks.find((name) => name.startsWith(`${screen}-`) && name.endsWith('.js'));
    return chunk ? [compressed(withAllNeeded([...scriptsOf(APP, 'index.html'), join(APP, 'assets', chunk)]))] : [];
  });
  if (sizes.length === 0) throw new Error(`none of ${FIRST_SCREENS.join(', ')} is in ${APP}`);
  return Math.max(...sizes);
}

async function sizes(): Promise<Figure[]> {
  const pageScript = join(EXTENSION, 'read-page.js');
  if (!existsSync(pageScript)) throw new Error(`${pageScript} is not there`);
  const unit = 'kB gz';
  const popup = withAllNeeded(scriptsOf(EXTENSION, 'popup.html'));
  return [
    { name: 'pwa/first-screen-js', value: firstScreen(), unit, target: 'value <= 100' },
    { name: 'capture/popup-js', value: compressed(popup), unit, target: 'value <= 50' },
    { name: 'capture/page-script', value: compressed([pageScript]), unit, target: 'value <= 60' },
  ];
}

export const sizeMeasures: readonly Measure[] = [
  { figures: ['pwa/first-screen-js', 'capture/popup-js', 'capture/page-script'], needsBuild: true, run: sizes },
];
