// Waiting for something on the page, unless the person begins to move about it themselves.

const MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'];

/** Looks at each frame until `isReady` or `waitMs` have gone by: true then; false as soon as the person has moved. */
export function waitUnmoved(isReady: () => boolean, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const began = performance.now();
    const moving = new AbortController();
    const settle = (isUnmoved: boolean) => {
      moving.abort();
      resolve(isUnmoved);
    };
    for (const kind of MOVES)
      window.addEventListener(kind, () => settle(false), { passive: true, signal: moving.signal });
    const look = () => {
      if (moving.signal.aborted) return;
      if (isReady() || performance.now() - began > waitMs) settle(true);
      else requestAnimationFrame(look);
    };
    look();
  });
}
