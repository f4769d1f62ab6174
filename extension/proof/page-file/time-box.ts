// The time that making a copy may take, in slices between which the page goes on.

/** The page is let on after so much work without a break. */
const SLICE_MS = 40;

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    // not setTimeout: in a tab in the background that comes once a second
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

export class TimeBox {
  readonly #endMs: number;
  #sliceEndMs: number;

  constructor(limitMs: number) {
    this.#endMs = performance.now() + limitMs;
    this.#sliceEndMs = performance.now() + SLICE_MS;
  }

  get leftMs(): number {
    return Math.max(0, this.#endMs - performance.now());
  }

  get isOver(): boolean {
    return this.leftMs === 0;
  }

  /** True when `breathe` is due: looking is cheaper than awaiting. */
  get isDue(): boolean {
    return performance.now() > this.#sliceEndMs;
  }

  /** Lets the page go on. */
  async breathe(): Promise<void> {
    await nextTask();
    this.#sliceEndMs = performance.now() + SLICE_MS;
  }
}
