// Reading and writing the frames of y-websocket, without trusting a byte of what comes in.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE_RECEIPT, MESSAGE_SYNC } from '../shared/sync/limits.ts';

/** The messages inside a sync message, numbered by y-protocols. */
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type Frame =
  /** What the sender holds: it wants to know what it lacks. */
  | { readonly kind: 'question'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'receipt'; readonly number: number }
  /** Presence and whatever is to come: not for us. */
  | { readonly kind: 'other' };

/** Throws when the bytes are no frame. */
export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes);
  const message = decoding.readVarUint(decoder);
  if (message === MESSAGE_RECEIPT) return { kind: 'receipt', number: decoding.readVarUint(decoder) };
  if (message !== MESSAGE_SYNC) return { kind: 'other' };
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === STEP_1) return { kind: 'question', stateVector: body };
  if (step === STEP_2 || step === UPDATE) return { kind: 'update', update: body };
  throw new Error('no sync message has this number');
}

export const questionFrame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP_1, stateVector);
export const answerFrame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update);

export function receiptFrame(number: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_RECEIPT);
  encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}
