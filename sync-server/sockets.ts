// The WebSocket side of the server: lets connections in, counts them, and sends them away with a reason.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE, KEEP_ALIVE_MS, SUBPROTOCOL, type WireLimits } from '../shared/sync/limits.ts';
import { type AccessCheck, roomIn } from './access.ts';
import { count, isOver } from './counts.ts';
import type { Log } from './log.ts';
import { type ConnectedMember, connectMember, ERASED } from './member.ts';
import type { Metrics } from './metrics.ts';
import type { NewRooms } from './new-rooms.ts';
import type { Rooms } from './rooms.ts';
import { RoomErased } from './store/store.ts';

export interface SocketOptions {
  readonly http: Server;
  readonly rooms: Rooms;
  readonly access: AccessCheck;
  readonly newRooms: NewRooms;
  readonly limits: WireLimits;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Where a request comes from; behind a proxy that is in a header. */
  addressOf(request: IncomingMessage): string;
}

export interface Sockets {
  readonly size: number;
  /** Closes all with 1012 (service restart, RFC 6455 registry), and lets nobody in any more. Resolves when all are gone. */
  close(): Promise<void>;
}

export function acceptSockets({
  http,
  rooms,
  access,
  newRooms,
  limits,
  metrics,
  log,
  addressOf,
}: SocketOptions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false, // ciphertext does not shrink
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  const members = new Map<WebSocket, ConnectedMember>();
  const perRoom = new Map<string, number>();
  const perAddress = new Map<string, number>();
  let isClosing = false;

  // browsers hide the status of a refused upgrade, so everything that names a room is accepted and then told why not
  function onUpgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    raw.on('error', destroy);
    const room = roomIn((request.url ?? '').split('?')[0] ?? '');
    if (room === null) {
      metrics.refused('no-room');
      raw.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, raw, head, (socket) => {
      socket.on('error', countError);
      enter(socket, request, room).catch((cause: unknown) => {
        if (cause instanceof RoomErased) return refuse(socket, 'erased', CLOSE.erased, ERASED);
        log.error('cannot-read-room', 'A room could not be read. Its client was told, and tries again.', cause);
        refuse(socket, 'storage', CLOSE.storage, 'cannot read the room now');
      });
    });
  }

  /** Without a listener one malformed frame would end the process. */
  const countError = (cause: Error) => metrics.refused(isTooLarge(cause) ? 'message-too-large' : 'protocol');

  async function enter(socket: WebSocket, request: IncomingMessage, name: string): Promise<void> {
    if (isClosing) return socket.close(1012, 'restarting');
    socket.pause();
    const address = addressOf(request);
    if (isOver(perAddress, address, limits.connectionsPerAddress))
      return refuse(socket, 'address-full', CLOSE.tooManyConnections, 'too many connections from this address');
    count(perAddress, address, 1);
    socket.once('close', () => count(perAddress, address, -1));
    const refusal = await access.refusalOf(request, name);
    if (refusal) return refuse(socket, `access-${refusal.code}`, refusal.code, refusal.text);
    if (isClosing || socket.readyState !== socket.OPEN) return socket.terminate();
    if (isOver(perRoom, name, limits.connectionsPerRoom))
      return refuse(socket, 'connections-full', CLOSE.tooManyConnections, 'too many connections to this room');
    count(perRoom, name, 1);
    const stay = rooms.join(name);
    socket.once('close', () => {
      const member = members.get(socket);
      members.delete(socket);
      count(perRoom, name, -1);
      void stay.room
        .then((room) => member && room.members.delete(member))
        .catch(() => undefined)
        .then(stay.leave);
    });
    const room = await stay.room;
    const unopened = room.through === 0 ? newRooms.refusalOf(request, address, name) : null;
    if (unopened) return refuse(socket, `new-room-${unopened.code}`, unopened.code, unopened.text);
    if (socket.readyState === socket.OPEN) members.set(socket, connectMember(socket, room, limits, metrics));
  }

  function refuse(socket: WebSocket, reason: string, code: number, text: string): void {
    metrics.refused(reason);
    socket.resume();
    socket.close(code, text);
    setTimeout(() => socket.terminate(), 2_000).unref();
  }

  http.on('upgrade', onUpgrade);
  const keepAlive = setInterval(() => {
    for (const member of members.values()) member.keepAlive();
  }, KEEP_ALIVE_MS);

  return {
    get size() {
      return members.size;
    },
    async close() {
      isClosing = true;
      clearInterval(keepAlive);
      const gone = [...server.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of server.clients) {
        const member = members.get(socket);
        if (member) member.close(1012, 'restarting');
        else socket.terminate();
      }
      await Promise.all(gone);
    },
  };
}

/** Out here, since a listener that is made beside the request keeps it in memory, headers and all, while the connection lasts. */
function destroy(this: Duplex): void {
  this.destroy();
}

const isTooLarge = (cause: Error) => 'code' in cause && cause.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
