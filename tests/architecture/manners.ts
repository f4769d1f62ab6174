// Checks what every file owes its reader: a name that says something, a first line, a size; and no way to inject HTML.
import type { Source } from './imports.ts';
import { forbiddenNames, isTest, MAX_LINES } from './rules.ts';

// Setting, not reading: text read out of a page may become anything, but nothing becomes markup of ours.
const HTML_SINKS = /\bv-html\b|\.(innerHTML|outerHTML)\s*\+?=(?!=)|\binsertAdjacentHTML\b|\bdocument\.write\b/;

/** The words in a path's folders and file name: `x/file-utils.ts` has x, file and utils. */
function wordsIn(path: string): string[] {
  return path
    .replace(/\.[^/]*$/, '')
    .split(/[/.\-_]|(?<=[a-z])(?=[A-Z])/)
    .map((word) => word.toLowerCase());
}

/** Paths whose names say nothing about what they hold. */
export function nameProblems(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const word = wordsIn(path).find((candidate) => forbiddenNames.has(candidate));
    return word ? [`${path}: "${word}" does not say what this is for`] : [];
  });
}

/** Files that do not begin with a comment on their job, or are too long to be one thing. */
export function shapeProblems(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const problems: string[] = [];
    if (!/^(\/\/|\/\*|<!--|#!)/.test(text)) problems.push(`${path}: the first line does not say what the file is for`);
    const lines = text.trimEnd().split('\n').length;
    if (lines >= MAX_LINES) problems.push(`${path}: ${lines} lines, and ${MAX_LINES} is too many`);
    return problems;
  });
}

/** Places that would turn a text into markup. Tests build pages of their own and are left out. */
export function htmlProblems(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    if (isTest(path)) return [];
    const at = text.split('\n').findIndex((line) => HTML_SINKS.test(line));
    return at < 0 ? [] : [`${path}:${at + 1}: turns text into HTML`];
  });
}

// What the console gets: words of ours, and of an error its kind; its message may quote what somebody wrote.
const LOGGED = /\bconsole\.\w+\(([^;]*)/g;
const LOGGABLE = /^\s*(?:'[^']*'|errorKind\([\w.]+\))(?:,\s*errorKind\([\w.]+\))?\s*\)/;

/** Places in what people run that tell the console more than that. Tests are left out. */
export function consoleProblems(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    if (isTest(path) || !/^(?:pwa|extension|shared)\//.test(path)) return [];
    return [...text.matchAll(LOGGED)].flatMap(({ index, 1: told = '' }) =>
      LOGGABLE.test(told)
        ? []
        : [`${path}:${text.slice(0, index).split('\n').length}: tells the console more than the kind of an error`],
    );
  });
}
