// Whether the connection is one that costs by the megabyte, as far as the browser says.

interface NetworkInformation extends EventTarget {
  /** The person asked the browser to save data. */
  readonly saveData?: boolean;
  /** Such as "wifi" or "cellular"; only browsers on phones say. */
  readonly type?: string;
}

const informationOf = (navigator: object): NetworkInformation | null =>
  'connection' in navigator && navigator.connection instanceof EventTarget ? navigator.connection : null;

/** A browser that does not say is taken for one that is not. */
export function isMetered(of: object = navigator): boolean {
  const information = informationOf(of);
  return information?.saveData === true || information?.type === 'cellular';
}

/** Calls back when that may have changed, until `signal` aborts. */
export function onConnectionChange(then: () => void, signal: AbortSignal): void {
  informationOf(navigator)?.addEventListener('change', then, { signal });
}
