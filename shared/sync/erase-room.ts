// Asks a server to erase a room, signed by its owner.
import { keysFromSecret } from '../crypto/keys.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { CLOSE } from './limits.ts';
import { roomTokens } from './room-tokens.ts';
import { originOfServer } from './server-address.ts';

const WAIT_MS = 30_000;
const ERASED = 204;

/** `away`: to be tried again. `refused`: it said no, and will again. `cannot`: it is a server that knows no such request. */
export type EraseFailure = 'away' | 'refused' | 'cannot';

export interface EraseRequest {
  readonly secret: Uint8Array;
  /** As `serverUrlFor` gives it. */
  readonly serverUrl: string;
  readonly now: () => Date;
  readonly ask?: typeof fetch;
}

/** Resolves once the server has answered that nothing of the room is left, or with what came instead. Never rejects. */
export async function eraseRoom({
  secret,
  serverUrl,
  now,
  ask = fetch,
}: EraseRequest): Promise<Result<null, EraseFailure>> {
  const keys = keysFromSecret(secret);
  const tokens = roomTokens({ keys, serverUrl, now, ask });
  async function askOnce(): Promise<Result<null, EraseFailure> | 'clock'> {
    try {
      const answer = await ask(`${originOfServer(serverUrl)}/rooms/${keys.room}`, {
        method: 'DELETE',
        headers: tokens.header('erase'),
        cache: 'no-store',
        signal: AbortSignal.timeout(WAIT_MS),
      });
      if (answer.status === ERASED) return ok(null);
      if (answer.status === 429 || answer.status >= 500) return fail('away');
      const code = codeIn(await answer.text());
      if (code === CLOSE.clock) return 'clock';
      if (code === CLOSE.replayed) return fail('away');
      return fail(code === null ? 'cannot' : 'refused');
    } catch {
      return fail('away');
    }
  }
  const first = await askOnce();
  if (first !== 'clock') return first;
  const second = (await tokens.learnTime()) ? await askOnce() : 'clock';
  return second === 'clock' ? fail('away') : second;
}

/** The code of a refusal by a server of ours; null for what any other answers. */
function codeIn(body: string): number | null {
  try {
    const code: unknown = JSON.parse(body)?.code;
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}
