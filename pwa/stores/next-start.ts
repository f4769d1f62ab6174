// What a fresh start of the app needs to know of the one before: that this device has just joined another portfolio.
const KEY = 'waymark-next-start';

export interface Linked {
  /** Activities that this device held before, and brought along. */
  moved: number;
}

export function keepForNextStart(linked: Linked): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(linked));
  } catch {
    // without session storage the person still sees what arrived
  }
}

/** What was kept, once; null when there is nothing. */
export function takeFromLastStart(): Linked | null {
  try {
    const { moved } = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    return typeof moved === 'number' ? { moved } : null;
  } catch {
    return null;
  }
}
