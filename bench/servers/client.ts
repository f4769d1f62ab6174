// One device of the load: connects to a room, appends entries, and says what it hears. It keeps no document.
import { WebSocket } from 'ws';
import { FRAMING } from './framing.ts';
import { entriesUpdate } from './log-updates.ts';
import type { MeasuredServer } from './measured-server.ts';
import type { Room } from './rooms.ts';

export interface ClientEvents {
  /** Also of its own entries, from servers that send them back. `isAnswer` when the client had asked for what the server holds. */
  onUpdate?(update: Uint8Array, to: { clientId: number; isAnswer: boolean }): void;
  /** So many of its entries, from the first, are confirmed. */
  onConfirmed?(count: number, clientId: number): void;
}

export interface Client {
  readonly clientId: number;
  readonly room: Room;
  readonly isOpen: boolean;
  /** Appends entries in one update; gives back the number of the first. */
  append(count?: number): number;
  /** Resolves when the server has answered what it holds, having taken in what was sent before. */
  inStep(): Promise<void>;
  /** Asks for a confirmation of all that was sent, where the server gives one on asking. */
  askReceipt(): void;
  keepAlive(): void;
  close(): void;
}

/** Client ids of Yjs have 32 bits; mostly ten digits, as here. */
const FIRST_ID = 2 ** 31;
let clients = 0;

/** Resolves when it is in step; rejects when the connection ends before. */
export async function connect(server: MeasuredServer, room: Room, events: ClientEvents = {}): Promise<Client> {
  const framing = FRAMING[server.name];
  clients += 1;
  const clientId = FIRST_ID + clients;
  const socket = new WebSocket(room.url(), room.protocols(), { perMessageDeflate: false });
  const answered: (() => void)[] = [];
  let appended = 0;
  let confirmed = 0;

  socket.on('message', (bytes: Buffer) => {
    const heard = framing.read(bytes);
    const isAnswer = heard.kind === 'answer';
    if (isAnswer || heard.kind === 'update') events.onUpdate?.(heard.update, { clientId, isAnswer });
    if (isAnswer) answered.shift()?.();
    if (heard.kind !== 'receipt') return;
    confirmed = Math.max(confirmed, heard.number ?? confirmed + 1); // ours also says 0, as a sign of life
    events.onConfirmed?.(confirmed, clientId);
  });

  const say = (frame: Uint8Array | null) => {
    if (frame && socket.readyState === socket.OPEN) socket.send(frame);
  };
  const client: Client = {
    clientId,
    room,
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    append(count = 1) {
      const clock = appended;
      appended += count;
      say(framing.update(room.name, entriesUpdate({ clientId, clock, count })));
      return clock;
    },
    inStep() {
      const { promise, resolve } = Promise.withResolvers<void>();
      answered.push(resolve);
      say(framing.question(room.name));
      return promise;
    },
    askReceipt: () => say(framing.askReceipt(appended)),
    keepAlive: () => say(framing.keepAlive(room.name)),
    close: () => socket.terminate(),
  };
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject); // later ones end the connection, which is all there is to know
    socket.once('close', (code, reason) => reject(new Error(`${server.name} closed: ${code} ${reason}`)));
    socket.once('open', () => {
      say(framing.login(room.name));
      resolve(client.inStep());
    });
  });
  return client;
}

/** Does something with each, so many at once. */
export async function eachOf<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
