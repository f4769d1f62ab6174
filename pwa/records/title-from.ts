// A first title for something that has only an address.

/** The address's last part with words in it, or its site; empty for no address. */
export function titleFrom(url: string): string {
  if (!url) return '';
  const { hostname, pathname } = new URL(url);
  const site = hostname.replace(/^www\./, '');
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  const words = safelyDecoded(last)
    .replace(/\.\w{2,5}$/, '')
    .replace(/[-_+]+/g, ' ')
    .trim();
  return /\p{L}{3,}.* .*\p{L}/u.test(words) ? `${words.charAt(0).toUpperCase()}${words.slice(1)} (${site})` : site;
}

function safelyDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
