// Whether there is a server at an address that a person gave, and whether it takes this portfolio: asked once, said plainly.
import type { Relay } from './relay.ts';

export type ServerFailure =
  /** Nothing answered in time. */
  | { ok: false; reason: 'unreachable' }
  /** Something answers at the address, and it is no sync server, or one that is not running properly. */
  | { ok: false; reason: 'noServer' }
  /** The page that asks may not connect there: its own server's policy says so. */
  | { ok: false; reason: 'blocked' }
  /** The server answered and said no; the sentence says why and what to do. */
  | { ok: false; reason: 'refused'; sentence: string; asksInvitation?: boolean };

export interface AnswerTiming {
  /** A server that has not answered within this is called unreachable. */
  readonly answerMs: number;
  /** Connections that failed are tried again for so long; a server may be in the middle of a restart. */
  readonly failedMs: number;
}

export const ANSWER_TIMING: AnswerTiming = { answerMs: 15_000, failedMs: 4_000 };

/** Resolves with null once the room was exchanged; a refusal, a failure or a long silence is the answer instead. */
export function firstAnswer(
  relay: Pick<Relay, 'status' | 'onStatus'>,
  serverOrigin: string,
  timing: AnswerTiming = ANSWER_TIMING,
): Promise<ServerFailure | null> {
  return new Promise((resolve) => {
    const silence = setTimeout(() => settle(unanswered(relay.status.reason)), timing.answerMs);
    let failing: ReturnType<typeof setTimeout> | undefined;
    const stop = relay.onStatus(look);
    const unwatch = watchPolicy(serverOrigin, () => settle({ ok: false, reason: 'blocked' }));
    function settle(result: ServerFailure | null): void {
      clearTimeout(silence);
      clearTimeout(failing);
      unwatch();
      stop();
      resolve(result);
    }
    async function giveUp(): Promise<void> {
      settle({ ok: false, reason: (await answersAtAll(serverOrigin)) ? 'noServer' : 'unreachable' });
    }
    function look(): void {
      const { connection, reason, asksInvitation } = relay.status;
      if (connection === 'connected') settle(null);
      if (connection === 'refused')
        settle({ ok: false, reason: 'refused', sentence: reason ?? '', ...(asksInvitation ? { asksInvitation } : {}) });
      // whoever says why will be tried again by the connection, and may answer yet
      if (connection === 'offline' && reason === null) failing ??= setTimeout(() => void giveUp(), timing.failedMs);
    }
    look();
  });
}

const unanswered = (sentence: string | null): ServerFailure =>
  sentence === null ? { ok: false, reason: 'unreachable' } : { ok: false, reason: 'refused', sentence };

/**
 * Browsers tell a script nothing of why a WebSocket failed; an opaque answer to a plain request shows that somebody is there. Not a
 * request for the page: that of the app's own server is answered by its service worker, with or without a network.
 */
const answersAtAll = (serverOrigin: string): Promise<boolean> =>
  fetch(`${serverOrigin}/time`, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(3_000) }).then(
    () => true,
    () => false,
  );

/** Calls `onBlocked` when the page's own policy forbids a connection to this server. Workers have no such policy to hear of. */
function watchPolicy(serverOrigin: string, onBlocked: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const { host } = new URL(serverOrigin);
  const hear = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    // of the plain request that follows a failure nothing is to be concluded
    if (effectiveDirective === 'connect-src' && /^wss?:/.test(blockedURI) && blockedURI.includes(host)) onBlocked();
  };
  document.addEventListener('securitypolicyviolation', hear);
  return () => document.removeEventListener('securitypolicyviolation', hear);
}
