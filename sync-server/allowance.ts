// How much somebody may ask for: so often at once, and so often a second on average.

export interface Allowance {
  /** False when there is nothing left for now. */
  take(): boolean;
  /** Whether it is as full as a new one. */
  readonly isFull: boolean;
}

export function openAllowance(atOnce: number, perSecond: number): Allowance {
  let left = atOnce;
  let atMs = performance.now();
  function refill(): void {
    const nowMs = performance.now();
    left = Math.min(atOnce, left + ((nowMs - atMs) / 1_000) * perSecond);
    atMs = nowMs;
  }
  return {
    take() {
      refill();
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    get isFull() {
      refill();
      return left === atOnce;
    },
  };
}

/** One for each key, such as an address. Those that are full again are forgotten. */
export function openAllowances(atOnce: number, perSecond: number): { take(key: string): boolean } {
  const known = new Map<string, Allowance>();
  const forgetMs = (atOnce / perSecond) * 1_000;
  let forgottenAtMs = performance.now();
  return {
    take(key) {
      if (performance.now() - forgottenAtMs > forgetMs) {
        forgottenAtMs = performance.now();
        for (const [old, allowance] of known) if (allowance.isFull) known.delete(old);
      }
      const allowance = known.get(key) ?? openAllowance(atOnce, perSecond);
      known.set(key, allowance);
      return allowance.take();
    },
  };
}
