// Where the latest changes are, and how each device stands, in words: only what somebody has acknowledged.
import { counted, dateText } from '../../shared/audit/date-text.ts';
import { type Instant, localDateOf, partsOf, toInstant } from '../../shared/model/dates.ts';
import type { DeviceStanding } from '../../shared/sync/device-standings.ts';
import type { HostStatus } from '../host/status.ts';
import { timeInWords } from './dates.ts';

/** A device that was heard within this is called in step now: while things change it speaks every ten minutes. */
const NOW_MS = 900_000;

export interface StandingInWords {
  /** "Has everything" or "4 changes behind". */
  state: string;
  isWhole: boolean;
  /** "In step now" or "Last in step on 3 November at 14:02". */
  when: string;
}

export function standingInWords({ behind, saidAtMs, heardAtMs }: DeviceStanding, now: Date): StandingInWords {
  const sinceMs = heardAtMs === null ? Number.POSITIVE_INFINITY : now.getTime() - heardAtMs;
  const isNow = behind === 0 && sinceMs >= 0 && sinceMs < NOW_MS;
  return {
    state: behind === 0 ? 'Has everything' : `${counted(behind, 'change', 'changes')} behind`,
    isWhole: behind === 0,
    when: isNow ? 'In step now' : `Last in step ${lastInStep(saidAtMs, now)}`,
  };
}

/** By the other device's clock. What it says of days to come can only be a clock that is wrong: it was heard today at the latest. */
function lastInStep(saidAtMs: number, now: Date): string {
  if (saidAtMs > now.getTime()) return 'today';
  const at = new Date(saidAtMs);
  const time = timeInWords(toInstant(at));
  const [day, today] = [localDateOf(at), localDateOf(now)];
  if (day === today) return `today at ${time}`;
  const isThisYear = partsOf(day)[0] === partsOf(today)[0];
  return `on ${isThisYear ? dateText(day).replace(/ \d+$/, '') : dateText(day)} at ${time}`;
}

/** "Your latest changes are on 3 devices, and on the server since 14:02." Empty while this device itself could not save them. */
export function whereLatestIs({ saving, cleared, server }: Pick<HostStatus, 'saving' | 'cleared' | 'server'>): string {
  if (saving === 'failed' || cleared || !server) return '';
  const whole = wholeDevices(server.devices).length;
  const devices = whole === 0 ? 'saved on this device' : `on ${whole + 1} devices`;
  const onServer = storedSince(server);
  if (onServer) return `Your latest changes are ${devices}, and on the server since ${timeInWords(onServer)}.`;
  return whole === 0 ? 'Your latest changes are saved on this device only.' : `Your latest changes are ${devices}.`;
}

export const wholeDevices = (devices: readonly DeviceStanding[]): DeviceStanding[] =>
  devices.filter(({ behind }) => behind === 0);

const storedSince = ({ waiting, storedAt }: NonNullable<HostStatus['server']>): Instant | null =>
  waiting ? null : storedAt;
