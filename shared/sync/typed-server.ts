// The server's address as a person types it: read, or refused with a sentence that helps.
import { parseServerOrigin } from './server-address.ts';

export type TypedServer = { ok: true; origin: string } | { ok: false; sentence: string };

/** `cpd.example`, `https://cpd.example/today` and `wss://cpd.example/sync` are all the server at `https://cpd.example`. */
export function readServer(typed: string): TypedServer {
  const text = typed.trim();
  if (!text) return { ok: false, sentence: 'Enter the address of the server' };
  const secure = text.replace(/^ws(s?):\/\//i, 'http$1://');
  const hasScheme = /^[a-z][a-z+.-]*:\/\//i.test(secure);
  const isOwn = /^(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(secure);
  const address = hasScheme ? secure : `${isOwn ? 'http' : 'https'}://${secure}`;
  const origin = parseServerOrigin(address);
  if (origin) return { ok: true, origin };
  if (/^http:/i.test(address) && URL.canParse(address))
    return {
      ok: false,
      sentence: 'The address must begin with https. Only a server on this very computer may do without, at localhost',
    };
  return { ok: false, sentence: 'This is no address of a server. It looks like https://cpd.example' };
}
