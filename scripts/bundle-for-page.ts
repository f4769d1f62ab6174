// Bundles a module of ours into one script that tests and measures can put into any page.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './processes.ts';

const built = new Map<string, Promise<string>>();

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __APP_ORIGIN__: '"http://localhost:8787"', 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: join(root, entry), formats: ['iife'], name: 'waymarkInPage' } },
  });
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunk = output.find((part) => part.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`${entry} could not be bundled`);
  return chunk.code;
}

/** The script of a module, by its path from the root, built once a process. What it is to give away it puts on `globalThis`. */
export function scriptForPage(entry: string): Promise<string> {
  const script = built.get(entry) ?? bundle(entry);
  built.set(entry, script);
  return script;
}
