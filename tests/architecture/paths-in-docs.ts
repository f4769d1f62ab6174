// Finds the files and folders that the documentation names.
import { posix } from 'node:path';

// Built or made by running, so not in a fresh clone.
const MADE = /^(dist|node_modules|test-results|bench\/results|\.data|\.wxt)(\/|$)/;
const TREE = /^(shared|extension|pwa|sync-server|tests|bench|scripts|docs|\.ci)(\/|$)/;
const PATTERN_SIGNS = /[*<>{}\s…]/;

/** The paths from the root that a Markdown text names, in `code` and in relative links; patterns and outputs left out. */
export function pathsNamedIn(documentPath: string, markdown: string): string[] {
  const inCode = [...markdown.matchAll(/`([^`\n]+)`/g)]
    .map((match) => (match[1] ?? '').replace(/:\d+$/, ''))
    .filter((code) => TREE.test(code) && code.includes('/') && !PATTERN_SIGNS.test(code));
  const inLinks = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => posix.join(posix.dirname(documentPath), link));
  return [...inCode, ...inLinks].map((path) => path.replace(/\/$/, '')).filter((path) => !MADE.test(path));
}
