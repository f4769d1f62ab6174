// "Not now" to putting the app on this device: it is not offered again for 30 days. Kept on the device.
import { daysBetween, type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { remember, remembered } from './device-memory.ts';

const KEY = 'waymark-install-later';
const QUIET_DAYS = 30;

/** Whether it may be offered on this day. */
export function mayOffer(on: LocalDate): boolean {
  const said = parseLocalDate(remembered(KEY));
  // a clock that was wrong when it was said must not silence it for years
  return !said || Math.abs(daysBetween(said, on)) >= QUIET_DAYS;
}

export const sayLater = (on: LocalDate): void => remember(KEY, on);
export const unsayLater = (): void => remember(KEY, null);
