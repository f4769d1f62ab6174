// Work that must not cost a key press: done when the browser has nothing else to do.

/** A page that is busy all the time gets to it after this long. */
const LATEST_MS = 2_000;

/** Returns the way to call it off. Browsers without idle moments (Safari) do it in a moment of their own choosing. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: LATEST_MS });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(work);
  return () => clearTimeout(handle);
}
