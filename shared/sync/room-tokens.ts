// Tokens for one room at one server, by that server's time: a clock wrong by a day must not lock anyone out.
import { signAccessToken, type TokenPurpose } from '../crypto/access-token.ts';
import type { PortfolioKeys } from '../crypto/keys.ts';
import { TOKEN_SCHEME } from './limits.ts';
import { originOfServer } from './server-address.ts';
import { clockOffsetMs } from './server-time.ts';

export interface RoomTokenOptions {
  readonly keys: Pick<PortfolioKeys, 'room' | 'signingSeed'>;
  /** As `serverUrlFor` gives it. */
  readonly serverUrl: string;
  readonly now: () => Date;
  readonly ask?: typeof fetch;
}

export interface RoomTokens {
  /** Good for one attempt. */
  fresh(purpose?: TokenPurpose): string;
  /** The same as a request by HTTP carries it. */
  header(purpose?: TokenPurpose): { Authorization: string };
  /** For who was told that a token is not of this time. False when the server does not say what time it is. */
  learnTime(): Promise<boolean>;
}

export function roomTokens({ keys, serverUrl, now, ask }: RoomTokenOptions): RoomTokens {
  const serverOrigin = originOfServer(serverUrl);
  let offsetMs = 0;
  function fresh(purpose?: TokenPurpose): string {
    const issuedAtMs = now().getTime() + offsetMs;
    return signAccessToken(keys.signingSeed, { serverOrigin, room: keys.room, issuedAtMs }, purpose);
  }
  return {
    fresh,
    header: (purpose) => ({ Authorization: `${TOKEN_SCHEME} ${fresh(purpose)}` }),
    async learnTime() {
      const learnt = await clockOffsetMs(serverOrigin, now, ask);
      offsetMs = learnt ?? offsetMs;
      return learnt !== null;
    },
  };
}
