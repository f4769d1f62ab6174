// One connection to a room: takes its frames in order, keeps it within limits, and lets go of it with a reason.
import type { WebSocket } from 'ws';
import { CLOSE, type WireLimits } from '../shared/sync/limits.ts';
import { openAllowance } from './allowance.ts';
import type { Metrics } from './metrics.ts';
import { type Member, type Room, RoomFull, RoomRewound } from './room.ts';
import { RoomErased } from './store/store.ts';
import { answerFrame, questionFrame, readFrame, receiptFrame, updateFrame } from './wire.ts';

export interface ConnectedMember extends Member {
  /** Says something, so that the client does not take silence for a dead connection, and lets go of one that is dead. */
  keepAlive(): void;
  close(code: number, text: string): void;
}

/** What a client is told whose room its owner has erased. */
export const ERASED = 'the room was erased';
/** How long a client that was asked to close is waited for. */
const CLOSE_WAIT_MS = 2_000;

/** The socket is paused; it is resumed once the room is here, so that nothing is answered too early. */
export function connectMember(socket: WebSocket, room: Room, limits: WireLimits, metrics: Metrics): ConnectedMember {
  const allowance = openAllowance(limits.messagesAtOnce, limits.messagesPerSecond);
  let lastWrite: Promise<void> = Promise.resolve();
  let writingBytes = 0;
  let hasAnswered = true;

  function send(frame: Uint8Array): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > limits.unsentBytes) refuse('slow', CLOSE.slow, 'too slow in receiving');
    else socket.send(frame);
  }

  function refuse(reason: string, code: number, text: string): void {
    if (socket.readyState !== socket.OPEN) return;
    metrics.refused(reason);
    close(code, text);
  }

  function close(code: number, text: string): void {
    room.members.delete(member);
    socket.resume(); // the answer to the close frame must be read
    socket.close(code, text);
    setTimeout(() => socket.terminate(), CLOSE_WAIT_MS).unref();
  }

  function sendAway(cause: unknown): void {
    if (cause instanceof RoomErased) refuse('erased', CLOSE.erased, ERASED);
    else if (cause instanceof RoomFull) refuse('room-full', CLOSE.tooLarge, 'the room is full');
    else if (cause instanceof RoomRewound) refuse('storage', CLOSE.storage, 'the room is to be read again');
    else refuse('storage', CLOSE.storage, 'cannot read or store at the moment');
  }

  function write(update: Uint8Array): void {
    writingBytes += update.length;
    if (writingBytes > limits.messageBytes) socket.pause();
    const written = room.write(update, member).finally(() => {
      writingBytes -= update.length;
      if (socket.isPaused && writingBytes <= limits.messageBytes) socket.resume();
    });
    written.catch(sendAway);
    lastWrite = Promise.all([lastWrite, written]).then(() => undefined);
    lastWrite.catch(() => undefined);
  }

  function take(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (frame.kind === 'question') room.answer(frame.stateVector).then((update) => send(answerFrame(update)), sendAway);
    else if (frame.kind === 'update') write(frame.update);
    else if (frame.kind === 'receipt')
      lastWrite.then(
        () => send(receiptFrame(frame.number)),
        () => undefined,
      );
  }

  socket.on('message', (data, isBinary) => {
    // after our close frame the client may still be talking
    if (socket.readyState !== socket.OPEN || !(data instanceof Buffer)) return;
    metrics.received(data.length);
    if (!allowance.take()) return refuse('too-many-messages', CLOSE.tooManyMessages, 'too many messages');
    try {
      if (!isBinary) throw new Error('text');
      take(data);
    } catch {
      refuse('malformed', CLOSE.malformed, 'a message cannot be read');
    }
  });
  socket.on('pong', () => {
    hasAnswered = true;
  });

  const member: ConnectedMember = {
    tell: (update) => send(updateFrame(update)),
    sendAway,
    keepAlive() {
      if (!hasAnswered) return socket.terminate();
      hasAnswered = false;
      if (socket.readyState === socket.OPEN) socket.ping();
      send(receiptFrame(0));
    },
    close,
  };
  room.members.add(member);
  send(receiptFrame(0));
  send(questionFrame(room.stateVector));
  socket.resume();
  return member;
}
