// Choosing another server: only the tab that leads relays, so it does it, whichever tab the person is in.
import { newId } from '../../shared/model/id.ts';
import { oneAtATime } from '../../shared/model/in-turn.ts';
import type { ServerChange } from '../../shared/portfolio/change-server.ts';
import { parseServerOrigin } from '../../shared/sync/server-address.ts';
import type { Tabs } from './tabs.ts';

/** A tab that leads and has not answered by then is gone; another leads, and nothing has changed. */
const ANSWER_MS = 150_000;

export interface ServerChoiceOptions {
  tabs: Tabs;
  leads: () => boolean;
  /** Brings everything there, and from then on syncs with that server. Called in the tab that leads. */
  change: (serverOrigin: string, invitation: string) => Promise<ServerChange>;
}

/** The way for any tab to choose a server. */
export function openServerChoice({ tabs, leads, change }: ServerChoiceOptions): ServerChoiceOptions['change'] {
  const waiting = new Map<string, (result: ServerChange) => void>();
  const oneByOne = oneAtATime();
  const inTurn: typeof change = (...asked) => oneByOne(() => change(...asked));

  tabs.on('chooseServer', async ({ id, serverOrigin, invitation }) => {
    const origin = parseServerOrigin(serverOrigin);
    if (!leads() || !origin) return;
    const result = await inTurn(origin, invitation).catch((): ServerChange => ({ ok: false, reason: 'unfinished' }));
    tabs.tell('serverChosen', { id, result });
  });
  tabs.on('serverChosen', ({ id, result }) => waiting.get(id)?.(result as ServerChange));

  return (serverOrigin, invitation) => {
    if (leads()) return inTurn(serverOrigin, invitation);
    const id = newId();
    return new Promise((resolve) => {
      const settle = (result: ServerChange) => {
        clearTimeout(late);
        waiting.delete(id);
        resolve(result);
      };
      const late = setTimeout(() => settle({ ok: false, reason: 'unfinished' }), ANSWER_MS);
      waiting.set(id, settle);
      tabs.tell('chooseServer', { id, serverOrigin, invitation });
    });
  };
}
