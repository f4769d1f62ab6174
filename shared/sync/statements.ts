// When this device tells the person's other devices where it stands, so that each can say truthfully on how many a change is.
//
// In the next entry that it seals anyway, or in one of its own. News is what others wrote, never what they said: two devices
// that answered each other's statements would do so for ever.
import { countUnseen, type DeviceStanding, type KnownOfDevices, saidIn, standingsOf } from './device-standings.ts';
import { type DeviceStatement, type EntryNumbers, unionNumbers } from './entry-content.ts';

export interface StatementTiming {
  /** An entry of its own waits until nothing has come for so long. */
  readonly quietMs: number;
  /** At most one such entry in so long. */
  readonly apartMs: number;
  /** At least one statement in so long, while there are other devices. */
  readonly dailyMs: number;
}

export const STATEMENT_TIMING: StatementTiming = { quietMs: 60_000, apartMs: 600_000, dailyMs: 86_400_000 };

export interface StatementOptions {
  readonly deviceId: string;
  /** What the person calls this device, asked each time. Without it nothing is said. */
  deviceName?(): string;
  readonly opened: KnownOfDevices;
  /** Resolves when all that was opened is on this device's disk too: what is not is never said to be here. */
  whenStored?(): Promise<void>;
  /** Seals an entry that brings nothing, when its turn has come and `isDue` still says so. */
  seal(isDue: () => boolean): Promise<void>;
  /** Something of this device is not in any entry yet. */
  hasUnsealed(): boolean;
  now?(): Date;
  readonly statementTiming?: StatementTiming;
  onFailure?(cause: unknown): void;
}

export interface Statements {
  /** The other devices, by name. */
  readonly devices: readonly DeviceStanding[];
  /** What the entry of this number says: nothing, or where this device stands. */
  inEntry(number: number, bringsNothing: boolean): DeviceStatement[];
  /** Entries were opened. */
  opened(): void;
  /** This device has exchanged everything with the server, or is no longer connected. */
  setInStep(isInStep: boolean): void;
  /** Seals what is due. A host that is about to go does not wait for quiet. */
  say(isGoing?: boolean): Promise<void>;
  /** Takes a device off the list of all devices, until it speaks again. */
  remove(deviceId: string): Promise<void>;
  stop(): void;
}

export function keepStatements(options: StatementOptions): Statements {
  const { deviceId, deviceName, opened, statementTiming: timing = STATEMENT_TIMING } = options;
  const nowMs = () => (options.now?.() ?? new Date()).getTime();
  /** What was opened and is on the disk. */
  let held: EntryNumbers = new Map();
  const removing = new Map<string, number>();
  const heard = new Map<string, number>();
  const heardAtMs = new Map<string, number>();
  let isInStep = false;
  let cameAtMs = 0;
  /** When an entry of its own was last sealed, or tried to be. */
  let aloneAtMs: number | null = null;
  let hasStarted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const said = () => opened.statements.get(deviceId);

  async function hold(): Promise<void> {
    const { numbers } = opened;
    try {
      await options.whenStored?.();
      held = numbers;
    } catch {
      // the host tells the person of a disk that fails; here it only means that less can be said
    }
  }

  const isRenamed = (before: DeviceStatement) => before.name !== deviceName?.();
  const hasUnsaid = ({ seen }: DeviceStatement) =>
    countUnseen({ numbers: held, wrote: opened.wrote, spoken: opened.spoken }, seen, deviceId) > 0;

  /** Null when nothing will be due until something happens. */
  function waitMs(isGoing: boolean): number | null {
    const at = nowMs();
    const before = said();
    const apartMs = leftOf(timing.apartMs, aloneAtMs, at);
    // a device that nobody has heard of says at once that it is there
    if (!before) return apartMs;
    // and one that the person has renamed, maybe while it was not connected
    if (isRenamed(before)) return 0;
    const quietMs = isGoing ? 0 : leftOf(timing.quietMs, cameAtMs, at);
    if (hasUnsaid(before)) return Math.max(apartMs, quietMs);
    const hasOthers = standingsOf(opened, deviceId, heardAtMs).length > 0;
    return hasOthers ? Math.max(apartMs, quietMs, leftOf(timing.dailyMs, before.atMs, at)) : null;
  }

  function schedule(): void {
    clearTimeout(timer);
    if (!isInStep || !deviceName) return;
    const wait = waitMs(false);
    if (wait !== null) timer = setTimeout(() => void say().catch((cause) => options.onFailure?.(cause)), wait);
  }

  async function say(isGoing = false): Promise<void> {
    if (!isInStep || !deviceName) return;
    await hold();
    const isDue = () => waitMs(isGoing) === 0;
    const dueNow = () => {
      if (!isDue()) return false;
      aloneAtMs = nowMs();
      return true;
    };
    try {
      if (isDue()) await options.seal(dueNow);
    } finally {
      schedule();
    }
  }

  function compose(number: number, bringsNothing: boolean): DeviceStatement {
    const before = said();
    const own: EntryNumbers = new Map([[deviceId, [[1, number + 1]]]]);
    const removed = new Map([...(before?.removed ?? []), ...removing].filter(([id, last]) => lastOf(id) <= last));
    return {
      deviceId,
      name: deviceName?.() ?? '',
      atMs: Math.max(0, nowMs()),
      seen: unionNumbers(unionNumbers(before?.seen ?? new Map(), held), own),
      wroteUpTo: bringsNothing ? (opened.wrote.get(deviceId) ?? 0) : number,
      removed,
    };
  }

  function lastOf(id: string): number {
    const theirs = opened.statements.get(id);
    return theirs ? saidIn(theirs) : 0;
  }

  return {
    get devices() {
      const standings = standingsOf(opened, deviceId, heardAtMs);
      return options.hasUnsealed() ? standings.map((one) => ({ ...one, behind: one.behind + 1 })) : standings;
    },
    inEntry(number, bringsNothing) {
      if (!deviceName) return [];
      const before = said();
      const isWorthIt =
        !before || isRenamed(before) || hasUnsaid(before) || leftOf(timing.apartMs, before.atMs, nowMs()) === 0;
      return bringsNothing || isWorthIt ? [compose(number, bringsNothing)] : [];
    },
    opened() {
      const at = nowMs();
      // so that a page that is opened again and again says no more than one that stays open
      if (!hasStarted) aloneAtMs = said()?.atMs ?? null;
      hasStarted = true;
      cameAtMs = at;
      for (const [id, statement] of opened.statements) {
        if (isInStep && saidIn(statement) > (heard.get(id) ?? 0)) heardAtMs.set(id, at);
        heard.set(id, saidIn(statement));
      }
      void hold().then(schedule);
    },
    setInStep(now) {
      isInStep = now;
      cameAtMs = nowMs();
      schedule();
    },
    say,
    async remove(id) {
      removing.set(id, lastOf(id));
      await options.seal(() => true);
    },
    stop() {
      isInStep = false;
      clearTimeout(timer);
    },
  };
}

/** What is left of a time that began at `sinceMs`. A clock that was put back since must not make anybody wait for years. */
const leftOf = (lengthMs: number, sinceMs: number | null, nowMs: number): number =>
  sinceMs === null || nowMs < sinceMs ? 0 : Math.max(0, sinceMs + lengthMs - nowMs);
