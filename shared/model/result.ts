// The outcome of something that can fail in ways the caller must handle: a value, or a named reason.

export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = <Reason extends string>(reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason });
