// Syncs a portfolio with the person's other devices through a server that can read none of it.

import type * as Y from 'yjs';
import { keysFromSecret } from '../crypto/keys.ts';
import { sealKey } from '../crypto/seal.ts';
import { type Instant, toInstant } from '../model/dates.ts';
import { errorKind } from '../model/error-kind.ts';
import { type Connection, openConnection } from './connection.ts';
import { CLOSE } from './limits.ts';
import { openStoredLog, type StoredLog } from './log-storage.ts';
import type { Marks } from './marks.ts';
import { blockedSentence, movedSentence, nonsenseSentence, refusalSentence, unprotectedSentence } from './refusals.ts';
import { NOT_CONNECTED, type RelayStatus } from './relay-status.ts';
import { roomTokens } from './room-tokens.ts';
import { ENTRY_PURPOSE, type LogTiming, openSealedLog, type SealedLog } from './sealed-log.ts';
import type { StatementTiming } from './statements.ts';

export interface RelayOptions {
  /** The portfolio, loaded. */
  readonly doc: Y.Doc;
  readonly secret: Uint8Array;
  /** As `serverUrlFor` gives it. */
  readonly serverUrl: string;
  readonly deviceId: string;
  readonly marks: Marks;
  /** What the person was given to be taken in by the server; at most 100 characters. */
  readonly invitation?: string | null;
  readonly now?: () => Date;
  /** Whether updates of this origin come from a host that seals them itself. */
  readonly sealedElsewhere?: (origin: unknown) => boolean;
  /** Keeps all that arrives in an empty document; see the sealed log. */
  readonly keepArrived?: (apply: () => readonly Uint8Array[]) => void;
  /** For hosts without a WebSocket of their own. */
  readonly socket?: typeof WebSocket;
  readonly timing?: LogTiming;
  /** A call to the server that is not answered within this is given up, and made anew. */
  readonly connectMs?: number;
  /** What the person calls this device. Without it this device says nothing of itself to the others. */
  readonly deviceName?: () => string;
  /** Resolves when all of the document is on this device's disk. Until then no change is said to be here. */
  readonly whenStored?: () => Promise<void>;
  readonly statementTiming?: StatementTiming;
}

export interface Relay {
  readonly status: RelayStatus;
  /** Calls `listener` at each change until the function it returns is called. */
  onStatus(listener: (status: RelayStatus) => void): () => void;
  /**
   * Seals what was gathered, and where this device stands if that is due, and hands it to the connection, if there is one.
   * For a host that may go any moment.
   */
  flush(): Promise<void>;
  /** Tells the other devices what this one is called now. */
  tellName(): Promise<void>;
  /** Takes a device off the list, here and on the others, until it speaks again. It is not shut out by this. */
  removeDevice(deviceId: string): Promise<void>;
  /** Flushes, then lets go of the document, the log and the connection. */
  stop(): Promise<void>;
}

/** One relay for each portfolio and origin: the caller holds the lock. */
export function startRelay(options: RelayOptions): Relay {
  const { serverUrl, now = () => new Date() } = options;
  const keys = keysFromSecret(options.secret);
  const listeners = new Set<(status: RelayStatus) => void>();
  let status = NOT_CONNECTED;
  const tokens = roomTokens({ keys, serverUrl, now });
  let log: SealedLog | null = null;
  let connection: Connection | null = null;
  let isStopped = false;
  /** What each receipt speaks of: a revision of the log, asked at that moment. */
  const asked = new Map<number, { revision: number; at: Instant }>();
  let lastAsked = 0;

  function say(patch: Partial<RelayStatus>): void {
    const next = { ...status, ...(log ? saidBy(log) : {}), ...patch };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener(status);
  }

  /** Nothing is sent to a room any more that says that the person moved: a lost device may read it. */
  function onLogChange(): void {
    const movedAtMs = log?.movedAtMs ?? null;
    // the room may have been erased before its mark was opened: that says more
    if (movedAtMs === null || status.ended === 'moved') {
      say({});
      return;
    }
    connection?.stop();
    say({ connection: 'refused', reason: movedSentence(new Date(movedAtMs)), ended: 'moved', storedAt: null });
  }

  function askReceipt(): void {
    if (!log || status.connection !== 'connected') return;
    lastAsked += 1;
    asked.set(lastAsked, { revision: log.sealedRevision, at: toInstant(now()) });
    connection?.askReceipt(lastAsked);
  }

  function onReceipt(number: number, isStored: boolean): void {
    const receipt = asked.get(number);
    if (!receipt) return;
    for (const earlier of asked.keys()) if (earlier <= number) asked.delete(earlier);
    // in this order, so that nobody hears that nothing waits before they can know that it is on disk
    if (isStored) say({ storedAt: receipt.at });
    log?.confirm(receipt.revision);
    say({});
  }

  /** The answer of the server to our first question is in; what it brought is opened before anything is compared. */
  function onSynced(): void {
    say({ connection: 'connected', reason: null });
    void log?.check().then(nowInStep).catch(onFailure).finally(askReceipt);
  }

  function nowInStep(): void {
    if (status.connection !== 'connected') return;
    log?.statements.setInStep(true);
    say({ isInStep: true });
  }

  function onRefused(code: number, isFinal: boolean): void {
    if (status.ended === 'moved') return;
    if (code === CLOSE.clock) void tokens.learnTime();
    const reason = refusalSentence(code, serverUrl);
    // there is no copy any more
    const ended: Partial<RelayStatus> = code === CLOSE.erased ? { ended: 'erased', storedAt: null } : {};
    if (isFinal) say({ connection: 'refused', reason, asksInvitation: code === CLOSE.invitation, ...ended });
    else if (reason !== null) say({ reason });
  }

  const onFailure = (cause: unknown) => console.warn('Waymark sync:', errorKind(cause));

  function connect({ outer }: StoredLog): void {
    try {
      connection = openConnection({
        outer,
        serverUrl,
        room: keys.room,
        ...(options.socket ? { socket: options.socket } : {}),
        ...(options.connectMs ? { connectMs: options.connectMs } : {}),
        invitation: options.invitation ?? null,
        token: tokens.fresh,
        onState: (state) => {
          asked.clear();
          if (state === 'connected') return;
          log?.statements.setInStep(false);
          say({ connection: 'offline', isInStep: false });
        },
        onSynced,
        onReceipt,
        onRefused,
        onNonsense: () => say({ reason: nonsenseSentence(serverUrl) }),
      });
    } catch {
      say({ connection: 'refused', reason: blockedSentence(serverUrl) });
    }
  }

  async function open(): Promise<StoredLog | null> {
    // browsers give no cryptography to pages of an unprotected address
    if (!globalThis.crypto?.subtle) {
      say({ connection: 'refused', reason: unprotectedSentence });
      return null;
    }
    const stored = await openStoredLog(keys.room);
    if (isStopped) return stored;
    log = openSealedLog({
      doc: options.doc,
      outer: stored.outer,
      by: await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE),
      deviceId: options.deviceId,
      marks: options.marks,
      ...(options.keepArrived ? { keepArrived: options.keepArrived } : {}),
      ...(options.timing ? { timing: options.timing } : {}),
      ...(options.deviceName ? { deviceName: options.deviceName } : {}),
      ...(options.whenStored ? { whenStored: options.whenStored } : {}),
      ...(options.statementTiming ? { statementTiming: options.statementTiming } : {}),
      now,
      ...(options.sealedElsewhere ? { sealedElsewhere: options.sealedElsewhere } : {}),
      server: {
        isInStep: () => status.connection === 'connected' && log?.isWaiting === false,
        readBack: async (place) => connection?.readBack(place) ?? false,
      },
      onChange: onLogChange,
      onSealed: () => {
        if (log?.isWaiting) askReceipt();
      },
      onFailure,
    });
    await log.start().catch(onFailure);
    if (!isStopped && !status.ended) connect(stored);
    return stored;
  }
  const opening = open();

  const flush = async () => {
    await opening;
    await log?.flush();
    await log?.statements.say(true);
  };
  let stopping: Promise<void> | null = null;
  async function stop(): Promise<void> {
    isStopped = true;
    unwatch();
    const stored = await opening;
    await log?.stop().catch(onFailure);
    connection?.stop();
    await stored?.close();
    listeners.clear();
  }
  const unwatch = watchHost({ onHide: () => void flush().catch(onFailure), onOnline: () => connection?.retry() });

  return {
    get status() {
      return status;
    },
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
    async tellName() {
      await opening;
      await log?.statements.say();
    },
    async removeDevice(deviceId) {
      await opening;
      await log?.statements.remove(deviceId);
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

const saidBy = ({ isWaiting, setAside, missing, tombstones, statements }: SealedLog) => ({
  waiting: isWaiting,
  setAside,
  missing,
  tombstones,
  devices: statements.devices,
});

/** Pages are hidden before they go, often without another word; workers are never hidden. */
function watchHost({ onHide, onOnline }: { onHide: () => void; onOnline: () => void }): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => undefined;
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') onHide();
  };
  const hasPage = typeof document !== 'undefined';
  if (hasPage) document.addEventListener('visibilitychange', onVisibility);
  globalThis.addEventListener('pagehide', onHide);
  globalThis.addEventListener('online', onOnline);
  return () => {
    if (hasPage) document.removeEventListener('visibilitychange', onVisibility);
    globalThis.removeEventListener('pagehide', onHide);
    globalThis.removeEventListener('online', onOnline);
  };
}
