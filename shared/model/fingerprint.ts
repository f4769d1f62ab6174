// A short mark of what a text said, to tell whether it has changed since. It guards against nothing but forgetting.

/** 53 bits of a text (cyrb53): no secret, only short and the same on every device. */
function bitsOf(text: string, seed: number): string {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

/** Two texts with the same fingerprint are the same text, but for one chance in 2^106. */
export const fingerprintOf = (text: string): string => `${bitsOf(text, 0)}.${bitsOf(text, 7)}`;
