// How far this device's clock is from the server's: a clock wrong by a day must not lock anyone out.

const WAIT_MS = 5_000;

/**
 * Milliseconds to add to this device's clock, from the server's `/time` or else its Date header (seconds), or null when it
 * cannot be asked. The answer is not authenticated: a wrong one makes tokens that the same server refuses, nothing more.
 */
export async function clockOffsetMs(
  serverOrigin: string,
  now: () => Date,
  ask: typeof fetch = fetch,
): Promise<number | null> {
  try {
    const askedAtMs = now().getTime();
    const answer = await ask(`${serverOrigin}/time`, { cache: 'no-store', signal: AbortSignal.timeout(WAIT_MS) });
    const serverMs = timeIn(await answer.text()) ?? Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isFinite(serverMs)) return null;
    const halfWayMs = (askedAtMs + now().getTime()) / 2;
    return Math.round(serverMs - halfWayMs);
  } catch {
    return null;
  }
}

function timeIn(body: string): number | null {
  const digits = /^\{"nowMs":(\d{13})\}$/.exec(body)?.[1];
  return digits ? Number(digits) : null;
}
