// A host as people type it: an address, a name with or without www, anything else is said to be none.
import { asWebAddress } from '../../shared/model/parse.ts';

/** The host to put on a list, lower case and without `www.`; empty for what is none. */
export function readHost(typed: string): string {
  const text = typed.trim().toLowerCase();
  if (!text || /\s/.test(text)) return '';
  const address = asWebAddress(text.includes('://') ? text : `https://${text}`);
  if (!address) return '';
  const host = new URL(address).hostname.replace(/^www\./, '');
  return host.length <= 253 ? host : '';
}
