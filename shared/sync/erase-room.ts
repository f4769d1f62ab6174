// Asks a server to erase a room, signed by its owner.
import { signAccessToken } from '../crypto/access-token.ts';
import { keysFromSecret } from '../crypto/keys.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { CLOSE, TOKEN_SCHEME } from './limits.ts';
import { originOfServer } from './server-address.ts';
import { clockOffsetMs } from './server-time.ts';

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
export async function eraseRoom(request: EraseRequest): Promise<Result<null, EraseFailure>> {
  const first = await askOnce(request, 0);
  if (first !== 'clock') return first;
  const offsetMs = await clockOffsetMs(originOfServer(request.serverUrl), request.now, request.ask);
  if (offsetMs === null) return fail('away');
  const second = await askOnce(request, offsetMs);
  return second === 'clock' ? fail('away') : second;
}

async function askOnce(
  { secret, serverUrl, now, ask = fetch }: EraseRequest,
  offsetMs: number,
): Promise<Result<null, EraseFailure> | 'clock'> {
  const { room, signingSeed } = keysFromSecret(secret);
  const serverOrigin = originOfServer(serverUrl);
  const issuedAtMs = now().getTime() + offsetMs;
  const token = signAccessToken(signingSeed, { serverOrigin, room, issuedAtMs }, 'erase');
  try {
    const answer = await ask(`${serverOrigin}/rooms/${room}`, {
      method: 'DELETE',
      headers: { Authorization: `${TOKEN_SCHEME} ${token}` },
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

/** The code of a refusal by a server of ours; null for what any other answers. */
function codeIn(body: string): number | null {
  try {
    const code: unknown = JSON.parse(body)?.code;
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}
