// The messages of y-websocket, and of Hocuspocus, which has the same ones behind the name of the document.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE_AUTH, MESSAGE_QUERY_AWARENESS, MESSAGE_RECEIPT, MESSAGE_SYNC } from '../../shared/sync/limits.ts';
import type { ServerName } from './measured-server.ts';

const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];
/** Hocuspocus: a sync message that answers one, and what says that an update was taken in. */
const [HOCUSPOCUS_REPLY, HOCUSPOCUS_STATUS] = [4, 8];
const EMPTY = Uint8Array.of(0);

export type Heard =
  /** The server's state vector: it wants what it lacks. Ours never lacks anything. */
  | { readonly kind: 'question' }
  /** What the server holds, which is when a client calls itself in step; or an update. */
  | { readonly kind: 'answer' | 'update'; readonly update: Uint8Array }
  /** Hocuspocus says no number: it is the next update in order. */
  | { readonly kind: 'receipt'; readonly number: number | null }
  | { readonly kind: 'other' };

export interface Framing {
  /** Asks for all that the server holds, as a client does that holds nothing. */
  question(room: string): Uint8Array;
  /** What has to be said before that; null where nothing has. */
  login(room: string): Uint8Array | null;
  update(room: string, update: Uint8Array): Uint8Array;
  /** Asks for a receipt for all that was sent before; null where receipts come without asking, or never. */
  askReceipt(number: number): Uint8Array | null;
  /** So that a server does not take silence for a dead connection; null where it asks by itself. */
  keepAlive(room: string): Uint8Array | null;
  read(bytes: Uint8Array): Heard;
}

function sync(start: (encoder: encoding.Encoder) => void, step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  start(encoder);
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

function readSync(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === STEP_1) return { kind: 'question' };
  return { kind: step === STEP_2 ? 'answer' : 'update', update: body };
}

const unnamed = () => undefined;
const yWebsocket: Framing = {
  question: () => sync(unnamed, STEP_1, EMPTY),
  login: () => null,
  update: (_, update) => sync(unnamed, UPDATE, update),
  askReceipt: () => null,
  keepAlive: () => null,
  read(bytes) {
    const decoder = decoding.createDecoder(bytes);
    const message = decoding.readVarUint(decoder);
    if (message === MESSAGE_RECEIPT) return { kind: 'receipt', number: decoding.readVarUint(decoder) };
    return message === MESSAGE_SYNC ? readSync(decoder) : { kind: 'other' };
  },
};

const waymark: Framing = {
  ...yWebsocket,
  askReceipt(number) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_RECEIPT);
    encoding.writeVarUint(encoder, number);
    return encoding.toUint8Array(encoder);
  },
};

const named = (room: string) => (encoder: encoding.Encoder) => encoding.writeVarString(encoder, room);

function hocuspocusMessage(room: string, ...numbers: number[]): encoding.Encoder {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, room);
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoder;
}

const hocuspocus: Framing = {
  question: (room) => sync(named(room), STEP_1, EMPTY),
  login(room) {
    const auth = hocuspocusMessage(room, MESSAGE_AUTH, 0);
    encoding.writeVarString(auth, 'anybody');
    return encoding.toUint8Array(auth);
  },
  update: (room, update) => sync(named(room), UPDATE, update),
  askReceipt: () => null,
  keepAlive: (room) => encoding.toUint8Array(hocuspocusMessage(room, MESSAGE_QUERY_AWARENESS)),
  read(bytes) {
    const decoder = decoding.createDecoder(bytes);
    decoding.readVarString(decoder);
    const message = decoding.readVarUint(decoder);
    if (message === MESSAGE_SYNC || message === HOCUSPOCUS_REPLY) return readSync(decoder);
    const isReceipt = message === HOCUSPOCUS_STATUS && decoding.readVarUint(decoder) === 1;
    return isReceipt ? { kind: 'receipt', number: null } : { kind: 'other' };
  },
};

export const FRAMING: Record<ServerName, Framing> = { waymark, 'y-websocket-server': yWebsocket, hocuspocus };
