// Real locks of a real browser: who leads, and whether anybody else waits to.
import { expect, test } from 'vitest';
import { newId } from '../model/id.ts';
import { isAlone, untilAlone, whenLeader } from './leader.ts';

async function leading(name: string) {
  const stopping = new AbortController();
  const leads = Promise.withResolvers<void>();
  const over = whenLeader(name, stopping.signal, async () => leads.resolve());
  return {
    leads: leads.promise,
    stop() {
      stopping.abort();
      return over;
    },
  };
}

test('one that leads is alone until another waits to, and again once that has gone', async () => {
  const name = newId();
  const first = await leading(name);
  await first.leads;
  expect(await isAlone(name)).toBe(true);
  const second = await leading(name);
  expect(await isAlone(name)).toBe(false);
  let isWaiting = true;
  const waited = untilAlone(name, 60_000).then(() => {
    isWaiting = false;
  });
  await isAlone(name);
  expect(isWaiting).toBe(true);
  await second.stop();
  await waited;
  await first.stop();
});

test('another that does not go is not waited for without end', async () => {
  const name = newId();
  const [first, second] = [await leading(name), await leading(name)];
  await untilAlone(name, 50);
  expect(await isAlone(name)).toBe(false);
  await Promise.all([first.stop(), second.stop()]);
});
