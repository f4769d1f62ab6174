// Checks imports against the borders, and finds import cycles.
import type { Import } from './imports.ts';
import { isTest, libraries, parts, separatedFolders } from './rules.ts';

/** True when `path` is `folder` or lies in it; the root folder, '', holds only the files directly in it. */
function isIn(path: string, folder: string): boolean {
  if (folder === '') return !path.includes('/');
  return path === folder || path.startsWith(`${folder}/`);
}

/** The part of the tree a file belongs to, or null for a file outside every part. */
function partOf(path: string) {
  const holding = parts.filter((part) => isIn(path, part.folder));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

/** The subfolder of a separated folder a file lies in (pwa/features/x), or null. */
function separatedAreaOf(path: string): string | null {
  const folder = separatedFolders.find((candidate) => path.startsWith(`${candidate}/`));
  if (!folder) return null;
  return path
    .split('/')
    .slice(0, folder.split('/').length + 1)
    .join('/');
}

function fileProblem(from: string, to: string): string | null {
  const part = partOf(from);
  if (!part) return `${from} lies in no known part of the tree; add its folder to tests/architecture/rules.ts`;
  const area = separatedAreaOf(from);
  const otherArea = separatedAreaOf(to);
  if (area && otherArea && area !== otherArea) return `${from} imports ${to}: one screen area never imports another`;
  if (partOf(to)?.folder === part.folder) return null;
  // pwa may import pwa/ui, which has rules of its own; not the other way round
  if (part.folder !== '' && isIn(to, part.folder)) return null;
  if (part.mayImport.some((folder) => isIn(to, folder))) return null;
  if (isTest(from) && (isIn(to, 'tests') || isIn(to, 'shared'))) return null;
  return `${from} imports ${to}: ${part.folder || 'the root'} may not import that`;
}

function libraryProblem(from: string, library: string): string | null {
  if (isTest(from)) return null;
  const folders = libraries[library];
  if (!folders) return `${from} imports ${library}, which has no place in tests/architecture/rules.ts`;
  return folders.some((folder) => isIn(from, folder)) ? null : `${from} imports ${library}: not in this folder`;
}

/** A sentence for each import that crosses a border; none when all keep to the table. */
export function borderProblems(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const problem = 'path' in to ? fileProblem(from, to.path) : libraryProblem(from, to.library);
    return problem ? [problem] : [];
  });
}

/** The groups of files that import each other in a circle, each sorted (Tarjan's strongly connected components). */
export function cycles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (!('path' in to) || from === to.path) continue;
    targets.set(from, [...(targets.get(from) ?? []), to.path]);
  }
  const order = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    order.set(file, order.size);
    let low = order.get(file) ?? 0;
    stack.push(file);
    for (const next of targets.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === order.get(file)) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) found.push(group.sort());
    }
    return low;
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return found;
}
