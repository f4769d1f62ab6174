// "Not now" to what the app offers by itself: it is not offered again for 30 days. Kept on the device; the settings have it any time.
import { daysBetween, type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { remember, remembered } from './device-memory.ts';

/** To put the app on this device; to connect the extension. */
export type Offer = 'install' | 'extension';

const QUIET_DAYS = 30;
const keyOf = (offer: Offer): string => `waymark-${offer}-later`;

/** Whether it may be offered on this day. */
export function mayOffer(offer: Offer, on: LocalDate): boolean {
  const said = parseLocalDate(remembered(keyOf(offer)));
  // a clock that was wrong when it was said must not silence it for years
  return !said || Math.abs(daysBetween(said, on)) >= QUIET_DAYS;
}

export const sayLater = (offer: Offer, on: LocalDate): void => remember(keyOf(offer), on);
export const unsayLater = (offer: Offer): void => remember(keyOf(offer), null);
