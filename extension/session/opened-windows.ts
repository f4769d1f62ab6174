// Windows and tabs that the page of a session opens: which were opened by it, and what is known of them.
import { asAmount, asRecord } from '../../shared/model/parse.ts';
import { originsIn } from '../extractors/address.ts';

export interface OpenedWindow {
  tabId: number;
  /** Where it was sent, as far as that is known; empty else. Browsers show no address of a page that Waymark may not look at. */
  origin: string;
  /** Waymark is let in, so that its time counts with the session. */
  isCounted: boolean;
}

const WINDOWS_MAX = 10;
/** A window comes this soon after the press that opens it, also over a page in between. */
const PRESS_MS = 5_000;

export function parseWindows(value: unknown): OpenedWindow[] {
  return (Array.isArray(value) ? value : []).slice(0, WINDOWS_MAX).flatMap((one): OpenedWindow[] => {
    const from = asRecord(one);
    const tabId = asAmount(from.tabId);
    if (tabId === null) return [];
    return [{ tabId, origin: originsIn([from.origin])[0] ?? '', isCounted: from.isCounted === true }];
  });
}

/** With this one as it is now, the latest ten. */
export const withWindow = (windows: readonly OpenedWindow[], opened: OpenedWindow): OpenedWindow[] =>
  [...windows.filter(({ tabId }) => tabId !== opened.tabId), opened].slice(-WINDOWS_MAX);

interface Press {
  tabId: number;
  origin: string;
  atMs: number;
}
interface Opening {
  tabId: number;
  /** Null where the browser does not say: of a window of its own, in some. */
  openerTabId: number | null;
  atMs: number;
}

export interface Openings {
  /** Somebody pressed something in a page. Gives the windows that it opened. */
  pressed(press: Press): { openerTabId: number; tabId: number; origin: string }[];
  /** A tab came. Gives it when a press opened it. */
  opened(opening: Opening): { openerTabId: number; tabId: number; origin: string }[];
}

/**
 * Puts presses and new tabs together, in whichever order they are heard of. A tab that a person opens themselves has an opener too, in
 * Chromium, but no press in its page.
 */
export function watchOpenings(): Openings {
  let presses: Press[] = [];
  let openings: Opening[] = [];

  const isOf = (opening: Opening, press: Press): boolean =>
    Math.abs(opening.atMs - press.atMs) <= PRESS_MS && (opening.openerTabId ?? press.tabId) === press.tabId;

  function matched(nowMs: number) {
    const isFresh = ({ atMs }: { atMs: number }) => nowMs - atMs <= PRESS_MS;
    presses = presses.filter(isFresh);
    const found = openings.filter(isFresh).map((opening) => ({
      opening,
      press: presses.findLast((press) => isOf(opening, press)),
    }));
    openings = found.filter(({ press }) => !press).map(({ opening }) => opening);
    return found.flatMap(({ opening: { tabId }, press }) =>
      press ? [{ openerTabId: press.tabId, tabId, origin: press.origin }] : [],
    );
  }

  return {
    pressed(press) {
      presses = [...presses, press];
      return matched(press.atMs);
    },
    opened(opening) {
      openings = [...openings, opening];
      return matched(opening.atMs);
    },
  };
}
