// Whether a host is one of an organisation's or a home's own network, which the open web does not reach.

/** The blocks of RFC 1918 and 3927, the carriers' own (RFC 6598), and this computer. */
function isPrivateV4(host: string): boolean {
  const parts = host.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return false;
  const [a = 0, b = 0] = parts;
  return (
    a === 10 ||
    a === 127 ||
    a === 0 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  );
}

/** Unique local, link-local and loopback addresses (RFC 4193, 4291), and private IPv4 in their IPv6 spelling. */
function isPrivateV6(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (address === '::1' || address === '::') return true;
  if (/^f[cd][0-9a-f]{2}:/.test(address) || /^fe[89ab][0-9a-f]:/.test(address)) return true;
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (!mapped) return false;
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
  return isPrivateV4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
}

/** Names that no public server may have (RFC 6761, 6762, 8375), and what organisations use for their own. */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|intra|corp|home|lan|private)$|(?:^|\.)home\.arpa$|^intranet\.|\.xnhs\.uk$/;

/** `host` as `URL.hostname` gives it. A name without any dot is one of the own network too. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return isPrivateV6(name);
  return isPrivateV4(name) || PRIVATE_NAME.test(name) || !name.includes('.');
}
