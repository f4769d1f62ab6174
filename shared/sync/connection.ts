// Carries the outer document to a server with the stock y-websocket provider, and asks for receipts.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness } from 'y-protocols/awareness';
import * as protocol from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { toBase64Url, utf8 } from '../crypto/byte-fields.ts';
import { type EntryPlace, holdsEntry, stateWithout } from './entry-place.ts';
import {
  INVITATION_PREFIX,
  isFinalClose,
  KEEP_ALIVE_MS,
  MESSAGE_RECEIPT,
  MESSAGE_SYNC,
  SUBPROTOCOL,
  TOKEN_PREFIX,
} from './limits.ts';

/** The longest pause between two attempts to connect. */
const BACK_OFF_MS = 5_000;
/**
 * A call that is not answered by then is lost. Browsers wait for minutes (Chromium four), and y-websocket 3.1 as long as they do:
 * it looks for silence only once it is connected.
 */
const CONNECT_MS = 15_000;

export interface ConnectionOptions {
  readonly outer: Y.Doc;
  readonly serverUrl: string;
  readonly room: string;
  /** A fresh access token; asked at every attempt. */
  token(): string;
  /** What the server asks for before it opens a room; null where there is none. */
  readonly invitation: string | null;
  /** For hosts without a WebSocket of their own. */
  readonly socket?: typeof WebSocket;
  readonly connectMs?: number;
  onState(state: 'connected' | 'offline'): void;
  /** The server's document and ours have been exchanged. */
  onSynced(): void;
  /** What was sent before `askReceipt(number)` is on disk (`isStored`), or has at least been received in order. */
  onReceipt(number: number, isStored: boolean): void;
  /** The server closed with this code; `isFinal`: there will be no further attempt. */
  onRefused(code: number, isFinal: boolean): void;
  /** The server sent what nobody can read. */
  onNonsense(): void;
}

export interface Connection {
  /** Asks for a receipt of all that was sent; `number` is at least 1. Without a connection nothing happens. */
  askReceipt(number: number): void;
  /** Whether the server gives back this entry of the log when asked for it now. False when the connection ends first. */
  readBack(place: EntryPlace): Promise<boolean>;
  /** Tries again at once, if there is no connection. */
  retry(): void;
  stop(): void;
}

/** Throws where the browser does not allow the address, such as `ws:` from a page that came over https. */
export function openConnection(options: ConnectionOptions): Connection {
  const { outer, serverUrl, room, connectMs = CONNECT_MS } = options;
  const awareness = new Awareness(outer);
  awareness.setLocalState(null); // who is online is nobody's business, and each heartbeat would be a message
  const provider = new WebsocketProvider(serverUrl, room, outer, {
    connect: false,
    awareness,
    disableBc: true,
    maxBackoffTime: BACK_OFF_MS,
    shouldReconnect: (event) => !isFinalClose(event.code),
    ...(options.socket ? { WebSocketPolyfill: options.socket } : {}),
  });
  // the provider reads `protocols` at each attempt (y-websocket 3.1, setupWS); one served token must not serve twice
  const invited = options.invitation ? [`${INVITATION_PREFIX}${toBase64Url(utf8(options.invitation))}`] : [];
  Object.defineProperty(provider, 'protocols', {
    get: () => [SUBPROTOCOL, `${TOKEN_PREFIX}${options.token()}`, ...invited],
  });

  let givesReceipts = false;
  /** What waits for an answer to a sync step 1, in the order of the questions; null when the connection ended first. */
  let owed: ((answer: Uint8Array | null) => void)[] = [];

  function post(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    write(encoder);
    provider.ws?.send(encoding.toUint8Array(encoder));
  }
  function askAgain(stateVector: Uint8Array, onAnswer: (answer: Uint8Array | null) => void): void {
    owed.push(onAnswer);
    post((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_SYNC);
      encoding.writeVarUint(encoder, protocol.messageYjsSyncStep1);
      encoding.writeVarUint8Array(encoder, stateVector);
    });
  }

  const readSync = provider.messageHandlers[MESSAGE_SYNC];
  provider.messageHandlers[MESSAGE_SYNC] = (encoder, decoder, ...rest) => {
    const peeked = decoding.clone(decoder);
    const isAnswer = decoding.readVarUint(peeked) === protocol.messageYjsSyncStep2;
    const wasSynced = provider.synced;
    readSync?.(encoder, decoder, ...rest);
    if (isAnswer && wasSynced) owed.shift()?.(decoding.readVarUint8Array(peeked));
  };
  provider.messageHandlers[MESSAGE_RECEIPT] = (_encoder, decoder) => {
    const number = decoding.readVarUint(decoder);
    givesReceipts = true;
    if (number > 0) options.onReceipt(number, true);
  };

  let patience: ReturnType<typeof setTimeout> | undefined;
  provider.on('status', ({ status }) => {
    clearTimeout(patience);
    if (status === 'connecting') {
      const { ws } = provider;
      guard(ws, options.onNonsense);
      patience = setTimeout(() => ws?.close(), connectMs);
    }
    if (status === 'connected') options.onState('connected');
  });
  provider.on('sync', (isSynced) => {
    if (isSynced) options.onSynced();
  });
  provider.on('connection-close', (event) => {
    const unanswered = owed;
    owed = [];
    for (const onAnswer of unanswered) onAnswer(null);
    givesReceipts = false;
    options.onState('offline');
    if (event && event.code >= 1000) options.onRefused(event.code, isFinalClose(event.code));
  });
  const keepAlive = setInterval(() => {
    if (provider.synced && !givesReceipts) askAgain(Y.encodeStateVector(outer), () => undefined);
  }, KEEP_ALIVE_MS);

  const stop = () => {
    clearInterval(keepAlive);
    clearTimeout(patience);
    provider.destroy();
    awareness.destroy();
  };
  try {
    provider.connect();
  } catch (cause) {
    stop();
    throw cause;
  }
  return {
    askReceipt(number) {
      if (!provider.synced) return;
      if (!givesReceipts)
        return askAgain(Y.encodeStateVector(outer), (answer) => answer && options.onReceipt(number, false));
      post((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE_RECEIPT);
        encoding.writeVarUint(encoder, number);
      });
    },
    readBack(place) {
      if (!provider.synced) return Promise.resolve(false);
      return new Promise((resolve) => {
        askAgain(stateWithout(outer, place), (answer) => resolve(answer !== null && holdsEntry(answer, place)));
      });
    },
    retry() {
      if (provider.shouldConnect) provider.connect();
    },
    stop,
  };
}

/** A frame that the provider cannot read throws inside the socket's listener, which in Node would end the process. */
function guard(socket: WebSocket | null, onNonsense: () => void): void {
  const deliver = socket?.onmessage;
  if (!socket || !deliver) return;
  socket.onmessage = (event) => {
    try {
      deliver.call(socket, event);
    } catch {
      onNonsense();
    }
  };
}
