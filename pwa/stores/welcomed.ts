// Whether this device has been through the welcome; a hint for where to start, nothing more.
const KEY = 'waymark-welcomed';

export function isWelcomed(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // no storage, no memory of it: the inbox is the better place to land every time
    return true;
  }
}

export function markWelcomed(): void {
  try {
    localStorage.setItem(KEY, 'yes');
  } catch {
    // see above
  }
}
