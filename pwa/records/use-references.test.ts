// A reference is shown in the style that was chosen last, whichever answer of the browser comes first.
import { afterEach, expect, test } from 'vitest';
import { effectScope, nextTick } from 'vue';
import type { CslItem } from '../../shared/references/csl.ts';
import * as formatter from '../export/references/format.ts';
import { plainText } from '../export/references/runs.ts';
import { referenceStyle } from '../stores/reference-style.ts';
import { useFormatted } from './use-references.ts';

const ITEMS: CslItem[] = [{ id: '1', type: 'webpage', title: 'Pacing' }];
const scope = effectScope();
afterEach(() => scope.stop());

test('the style chosen last stands, also when the formatter arrives for it first', async () => {
  const arrivals: (() => void)[] = [];
  const load = () => new Promise<typeof formatter>((resolve) => arrivals.push(() => resolve(formatter)));
  referenceStyle.value = 'vancouver';
  const formatted = scope.run(() => useFormatted(() => ITEMS, load));
  referenceStyle.value = 'harvard';
  await nextTick();
  expect(arrivals).toHaveLength(2);
  for (const arrive of arrivals.reverse()) {
    arrive();
    await new Promise((done) => setTimeout(done));
  }
  const [harvard] = formatter.formatReferences(ITEMS, 'harvard');
  expect(formatted?.value).toEqual({ state: 'done', references: [harvard] });
  expect(plainText(harvard ?? [])).toContain('Pacing');
});
