// Choosing a server from any tab: only the one that leads does it, and the one that asked hears what came of it.
import { expect, test } from 'vitest';
import { openServerChoice } from './choose-server.ts';
import type { TabMessages, Tabs } from './tabs.ts';

/** Tabs of one browser: what one tells, all others hear. */
function someTabs(count: number): Tabs[] {
  const all: { listeners: Map<string, ((body: never) => void)[]>; tabs: Tabs }[] = [];
  for (let index = 0; index < count; index++) {
    const listeners = new Map<string, ((body: never) => void)[]>();
    const tell = <K extends keyof TabMessages>(kind: K, body: TabMessages[K]) => {
      for (const other of all)
        if (other.listeners !== listeners)
          for (const listener of other.listeners.get(kind) ?? []) listener(body as never);
    };
    const on = <K extends keyof TabMessages>(kind: K, listener: (body: TabMessages[K]) => void) =>
      void listeners.set(kind, [...(listeners.get(kind) ?? []), listener as (body: never) => void]);
    all.push({ listeners, tabs: { tell, on, share: () => undefined, close: () => undefined } });
  }
  return all.map(({ tabs }) => tabs);
}

test('a tab that does not lead has it done by the one that does, one server at a time', async () => {
  const [first, second, third] = someTabs(3);
  if (!first || !second || !third) throw new Error('three tabs');
  const done: string[] = [];
  const never = async () => {
    throw new Error('this tab does not lead');
  };
  openServerChoice({
    tabs: first,
    leads: () => true,
    async change(serverOrigin, invitation) {
      done.push(`${serverOrigin} ${invitation}`.trim());
      return serverOrigin === 'https://cpd.example'
        ? { ok: true, hasReceipt: true }
        : { ok: false, reason: 'noServer' };
    },
  });
  const fromSecond = openServerChoice({ tabs: second, leads: () => false, change: never });
  const fromThird = openServerChoice({ tabs: third, leads: () => false, change: never });
  const answers = await Promise.all([
    fromSecond('https://cpd.example', 'heron'),
    fromThird('https://website.example', ''),
  ]);
  expect(answers).toEqual([
    { ok: true, hasReceipt: true },
    { ok: false, reason: 'noServer' },
  ]);
  expect(done).toEqual(['https://cpd.example heron', 'https://website.example']);
});
