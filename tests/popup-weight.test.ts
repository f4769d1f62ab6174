// The popup opens at once because the store's libraries are not in it: they load with what needs them.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './architecture/imports.ts';

/** What a file needs before it runs: no types, nothing that is imported later. */
function neededBy(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const script = path.endsWith('.vue') ? (/<script\b[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
  const source = ts.createSourceFile(path, script, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return statement.isTypeOnly ? [] : nameOf(statement.moduleSpecifier);
    if (!ts.isImportDeclaration(statement)) return [];
    const clause = statement.importClause;
    const names = clause?.namedBindings;
    const isOfTypes =
      clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (!clause?.name &&
        names !== undefined &&
        ts.isNamedImports(names) &&
        names.elements.every((one) => one.isTypeOnly));
    return isOfTypes ? [] : nameOf(statement.moduleSpecifier);
  });
}

const nameOf = (specifier: ts.Expression | undefined): string[] =>
  specifier && ts.isStringLiteral(specifier) ? [specifier.text] : [];

test('the popup loads neither the portfolio’s store nor its tables before it is shown', () => {
  const waysTo = new Map([['extension/entrypoints/popup/main.ts', 'popup']]);
  const libraries: string[] = [];
  for (const [path, way] of waysTo) {
    if (!/\.(?:ts|vue)$/.test(path)) continue;
    for (const name of neededBy(path)) {
      if (!name.startsWith('.')) libraries.push(`${way} > ${path} > ${name}`);
      else {
        const next = posix.join(posix.dirname(path), name);
        if (!waysTo.has(next)) waysTo.set(next, `${way} > ${path}`);
      }
    }
  }
  expect(waysTo.size).toBeGreaterThan(20);
  expect(libraries.filter((way) => !/ > (?:vue|wxt\/browser)$/.test(way))).toEqual([]);
});
