// What a fresh start of the app needs to know of the one before: that this device has just joined another portfolio.
const KEY = 'waymark-next-start';

export function keepForNextStart(): void {
  try {
    sessionStorage.setItem(KEY, 'linked');
  } catch {
    // without session storage the person still sees what arrived
  }
}

/** Whether it has, told once. */
export function takeFromLastStart(): boolean {
  try {
    const isLinked = sessionStorage.getItem(KEY) !== null;
    sessionStorage.removeItem(KEY);
    return isLinked;
  } catch {
    return false;
  }
}
