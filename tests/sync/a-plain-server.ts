// A plain y-websocket server, as y-websocket's own package has it: y-protocols over ws, in memory, no tokens, no receipts.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import * as protocol from 'y-protocols/sync';
import * as Y from 'yjs';

const SYNC = 0;

interface Room {
  doc: Y.Doc;
  sockets: Set<WebSocket>;
}

export interface PlainServer {
  readonly origin: string;
  readonly url: string;
  /** What it holds of the room, by the path that clients name. */
  room(name: string): Y.Doc | undefined;
  rooms(): string[];
  /** How many clients are connected. */
  connections(): number;
  /** From now on it is a website, which answers plain requests only. */
  refuseSockets(): void;
  stop(): Promise<void>;
}

function messageOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** Listens on a port of its own. Plain requests are answered as y-websocket's server answers them. */
export async function aPlainServer(): Promise<PlainServer> {
  const rooms = new Map<string, Room>();
  const http = createServer((_request, response) => response.end('okay'));
  const server = new WebSocketServer({ server: http });

  function roomOf(name: string): Room {
    const known = rooms.get(name);
    if (known) return known;
    const room: Room = { doc: new Y.Doc(), sockets: new Set() };
    room.doc.on('update', (update: Uint8Array) => {
      const message = messageOf((encoder) => protocol.writeUpdate(encoder, update));
      for (const socket of room.sockets) socket.send(message);
    });
    rooms.set(name, room);
    return room;
  }

  server.on('connection', (socket, request) => {
    const { doc, sockets } = roomOf(request.url ?? '');
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (bytes: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(bytes));
      if (decoding.readVarUint(decoder) !== SYNC) return;
      const answer = messageOf((encoder) => {
        protocol.readSyncMessage(decoder, encoder, doc, socket);
      });
      if (answer.length > 1) socket.send(answer);
    });
    socket.send(messageOf((encoder) => protocol.writeSyncStep1(encoder, doc)));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    origin: `http://${host}`,
    url: `ws://${host}/sync`,
    room: (name) => rooms.get(`/sync/${name}`)?.doc,
    connections: () => server.clients.size,
    rooms: () => [...rooms.keys()],
    refuseSockets() {
      server.shouldHandle = () => false;
    },
    async stop() {
      for (const socket of server.clients) socket.terminate();
      server.close();
      http.close();
    },
  };
}
