// One message that outlives a fresh start of the app, such as after joining another portfolio.
const KEY = 'waymark-next-start';

export function keepMessageForNextStart(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // without session storage the person still sees what arrived
  }
}

/** The message, once; null when there is none. */
export function takeMessage(): string | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return null;
  }
}
