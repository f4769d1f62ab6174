// A short mark of what a text said, to tell whether it has changed since. It guards against nothing but forgetting.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a of 32 bits over UTF-16 units, and the length. */
export function fingerprint(text: string): string {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME) >>> 0;
  return `${hash.toString(16)}-${text.length}`;
}
