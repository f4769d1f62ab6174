// Letting others have their turn.

/** Resolves after so long; without a time, once whatever waits for the thread has had it. */
export const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
