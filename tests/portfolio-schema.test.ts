// The schema that the documents publish is the one that archives carry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PORTFOLIO_SCHEMA } from '../pwa/archive/schema.ts';

test('docs/portfolio.schema.json is the schema that goes along with every archive', () => {
  const published = readFileSync(join(import.meta.dirname, '..', 'docs', 'portfolio.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(PORTFOLIO_SCHEMA);
});
