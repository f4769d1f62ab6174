// Runs that never overlap, where whoever asks gets one that begins after they asked.
import { expect, test } from 'vitest';
import { oneAfterAnother } from './one-after-another.ts';

test('who asks before a run begins shares it, and who asks while it goes on gets the next', async () => {
  const gates: PromiseWithResolvers<void>[] = [];
  let running = 0;
  let most = 0;
  const ask = oneAfterAnother(async () => {
    running += 1;
    most = Math.max(most, running);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise.finally(() => {
      running -= 1;
    });
  });
  const shared = [ask(), ask()];
  await expect.poll(() => gates.length).toBe(1);
  const later = [ask(), ask()];
  gates[0]?.reject(new Error('cannot read'));
  expect((await Promise.allSettled(shared)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.resolve();
  await Promise.all(later);
  expect([gates.length, most]).toEqual([2, 1]);
});
