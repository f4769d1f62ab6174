// Keeps two Y.Docs equal over anything that carries whole messages in order: a tab, a runtime port, a MessagePort.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as protocol from 'y-protocols/sync';
import * as Y from 'yjs';

export interface ChannelOptions {
  readonly doc: Y.Doc;
  /** Sends one whole message. Called from within `receive` and from transactions of `doc`; when it throws, the channel stops. */
  send(bytes: Uint8Array): void;
  /** Origin of the transactions that apply what arrives; updates of this origin are not sent back. Default: a private one. */
  readonly origin?: unknown;
  /** Called at every answer to our own question, thus each time `doc` holds all that the other side held when asked. */
  onSynced?(): void;
  /** Called when the other side's question was answered: it has been sent all that it lacked. */
  onAnswered?(): void;
  /** A message could not be read and was dropped; the channel goes on. `count` is how many so far. */
  onMalformed?(count: number, cause: unknown): void;
  /** `send` threw: the other side is gone. */
  onClosed?(cause: unknown): void;
}

export interface Channel {
  /** Takes one arriving message. Never throws, whatever the bytes. */
  receive(bytes: Uint8Array): void;
  stop(): void;
}

/**
 * The sync messages of y-protocols: each side asks with its state vector, answers what the other lacks, and then passes
 * on its own updates. A message that comes before the other side has opened its channel is lost; the side that opens
 * later asks and is answered, but what it holds alone is asked for only by a channel opened after it.
 */
export function openChannel(options: ChannelOptions): Channel {
  const { doc, send, origin = {}, onSynced, onAnswered, onMalformed, onClosed } = options;
  let isOpen = true;
  let malformed = 0;

  const stop = () => {
    if (!isOpen) return;
    isOpen = false;
    doc.off('update', onUpdate);
  };

  function post(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    write(encoder);
    try {
      send(encoding.toUint8Array(encoder));
    } catch (cause) {
      stop();
      onClosed?.(cause);
    }
  }

  function onUpdate(update: Uint8Array, from: unknown): void {
    if (from !== origin) post((encoder) => protocol.writeUpdate(encoder, update));
  }

  function take(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (kind === protocol.messageYjsSyncStep1) {
      Y.decodeStateVector(body); // throws before anything is written when it is none
      post((encoder) => protocol.writeSyncStep2(encoder, doc, body));
      if (isOpen) onAnswered?.();
    } else if (kind === protocol.messageYjsSyncStep2 || kind === protocol.messageYjsUpdate) {
      Y.applyUpdate(doc, body, origin);
      if (kind === protocol.messageYjsSyncStep2) onSynced?.();
    } else {
      throw new Error(`no sync message has the number ${kind}`);
    }
  }

  doc.on('update', onUpdate);
  post((encoder) => protocol.writeSyncStep1(encoder, doc));
  return {
    receive(bytes) {
      if (!isOpen) return;
      try {
        take(bytes);
      } catch (cause) {
        malformed += 1;
        onMalformed?.(malformed, cause);
      }
    },
    stop,
  };
}
