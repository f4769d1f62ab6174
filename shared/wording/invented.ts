// Invented lines for tests, as a page would show them.
import type { ShownLine } from './shown-line.ts';

/** `# ` marks a heading of the second level, `## ` one of the third; blank lines are left out. */
export const lines = (text: string): ShownLine[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const heading = /^(#+) /.exec(line);
      return { text: line.replace(/^#+ /, ''), heading: heading ? (heading[1]?.length ?? 0) + 1 : 0 };
    });
