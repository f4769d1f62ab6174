// Reads what the files of the tree import, types included, from their source.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

export const root = resolve(import.meta.dirname, '../..');

/** A source file: its path from the root with forward slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** One import: the file it stands in, and the file (path from the root) or library it names. */
export interface Import {
  from: string;
  to: { path: string } | { library: string };
}

const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'dist',
  '.git',
  '.wxt',
  '.output',
  '.data',
  'test-results',
  'tests/fixtures',
  'bench/results',
]);

/** Every file below the root that people write, except fixtures, by its path from the root. */
export function listFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    const path = relative(root, full).split(sep).join('/');
    if (SKIPPED_FOLDERS.has(entry.name) || SKIPPED_FOLDERS.has(path)) return [];
    return entry.isDirectory() ? listFiles(full) : [path];
  });
}

/** The code files among them, read. */
export function readSources(): Source[] {
  return listFiles()
    .filter((path) => /\.(ts|mts|mjs|js|vue)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The script blocks of a component, or the whole text of any other file. */
function scriptOf({ path, text }: Source): string {
  if (!path.endsWith('.vue')) return text;
  return [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** `@scope/name/part` is the library `@scope/name`; everything of Node is `node:`. */
function libraryOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The specifiers a script names: imports, type imports, re-exports, dynamic imports and workers. */
function specifiersIn(script: string): string[] {
  const imported = ts.preProcessFile(script, true, true).importedFiles.map((file) => file.fileName);
  const workers = [...script.matchAll(/new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g)].map((match) => match[1] ?? '');
  return [...imported, ...workers];
}

/** What one file imports. */
export function importsOf(source: Source): Import[] {
  return specifiersIn(scriptOf(source)).map((specifier) => {
    const bare = specifier.replace(/\?.*$/, '');
    const to = bare.startsWith('.')
      ? { path: posix.join(dirname(source.path), bare) }
      : bare.startsWith('/')
        ? { path: bare.slice(1) }
        : { library: libraryOf(bare) };
    return { from: source.path, to };
  });
}

/** True when a path from the root exists, as a file or a folder. */
export function exists(path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}
