// Rooms as their owners come to them: at our server with the key that the room is named after, elsewhere with a name alone.
import { randomUUID } from 'node:crypto';
import { signAccessToken } from '../../shared/crypto/access-token.ts';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { SUBPROTOCOL, TOKEN_PREFIX } from '../../shared/sync/limits.ts';
import type { MeasuredServer } from './measured-server.ts';

export interface Room {
  readonly name: string;
  /** Where a client connects to. */
  url(): string;
  /** What it offers there: a fresh token each time, where one is asked for. */
  protocols(): string[];
  /** Makes so many tokens now, which are good for two minutes. */
  signAhead(count: number): void;
}

export const newRooms = (server: MeasuredServer, count: number): Room[] =>
  Array.from({ length: count }, () => (server.name === 'waymark' ? roomWithKey(server) : roomWithName(server)));

const socketOrigin = ({ origin }: MeasuredServer): string => origin.replace('http', 'ws');

function roomWithName(server: MeasuredServer): Room {
  const name = randomUUID();
  return { name, url: () => `${socketOrigin(server)}/${name}`, protocols: () => [], signAhead: () => undefined };
}

function roomWithKey(server: MeasuredServer): Room {
  const { room, signingSeed } = keysFromSecret(newSecret());
  const sign = () => signAccessToken(signingSeed, { serverOrigin: server.origin, room, issuedAtMs: Date.now() });
  const signed: string[] = [];
  return {
    name: room,
    url: () => `${socketOrigin(server)}/sync/${room}`,
    protocols: () => [SUBPROTOCOL, `${TOKEN_PREFIX}${signed.pop() ?? sign()}`],
    signAhead(count) {
      for (let left = count; left > 0; left -= 1) signed.push(sign());
    },
  };
}
