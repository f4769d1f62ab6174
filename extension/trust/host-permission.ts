// One host that a person may allow by name: whether Waymark has it, and asking for it in their click.
import { browser } from 'wxt/browser';

/** `failed`: the browser could not even put the question. */
export type HostAnswer = 'allowed' | 'refused' | 'failed';

/**
 * The match pattern that a permission for an address's host has; ports are not part of one. It bears the address's own scheme:
 * browsers refuse to ask for `*://`, which reaches further than either of the manifest's `https://` and `http://` alone.
 */
export const patternFor = (address: string): string => {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
};

/** The host as a permission names it, without a port. */
export const hostNamed = (address: string): string => new URL(address).hostname;

export const hasHost = (address: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [patternFor(address)] }).catch(() => false);

/** Call it first of all in the click: a browser takes the question for the person's own only then. Never rejects. */
export async function askForHost(address: string): Promise<HostAnswer> {
  try {
    return (await browser.permissions.request({ origins: [patternFor(address)] })) ? 'allowed' : 'refused';
  } catch {
    return 'failed';
  }
}

/** What to do when the browser would not ask, in a sentence. */
export const notAsked = (address: string): string =>
  `The browser would not ask you about ${hostNamed(address)}. Close this, open it again with the Waymark button and try once more.`;
