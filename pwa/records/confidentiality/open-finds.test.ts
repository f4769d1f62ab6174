// Finds in what goes out: shown with the words around them, of which none tells what another find hides.
import { expect, test } from 'vitest';
import { NOBODY } from '../../../shared/privacy/owner.ts';
import { openFindsIn } from './open-finds.ts';

const CONTEXT = { ownWords: [], owner: NOBODY };
const passage = (text: string) => ({ place: 'activity-0001:description', where: 'What it was', to: '/', text });

test('the words around a find do not show what else was found there', () => {
  const finds = openFindsIn([passage('I saw LS6 2AB, rang 0113 243 1234, by LS6 2AD.')], CONTEXT, new Set());
  expect(finds.map(({ before, masked, after }) => before + masked + after)).toEqual(
    Array(3).fill('I saw LS6 2••, rang 011• ••• ••34, by LS6 2••.'),
  );
});

test('a find at the edge of what is shown is masked whole', () => {
  const far = 'x'.repeat(36);
  const [first, second] = openFindsIn([passage(`LS6 2AB ${far} LS6 2AD ${far} LS6 2AE`)], CONTEXT, new Set());
  expect(`${first?.after}|${second?.before}|${second?.after}`).not.toMatch(/2A/);
});
