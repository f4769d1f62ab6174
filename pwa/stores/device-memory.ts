// What this device remembers for itself in localStorage, never synced. A browser that refuses storage has no memory and throws nothing.

/** What stands under the key; null when nothing does, undefined where the browser refuses storage. */
export function remembered(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** The same as JSON; null too when it is damaged. */
export function rememberedJson(key: string): unknown {
  try {
    return JSON.parse(remembered(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Null forgets it. Where storage is refused it holds until the page is closed, as far as its holder keeps it. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // see above
  }
}
