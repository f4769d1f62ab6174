// How messages of the bridge travel between content script and worker: bytes as bytes where the browser clones them, else as text.
import { asRecord } from '../../shared/model/parse.ts';
import { decodeBytes, encodeBytes } from '../../shared/sync/bytes.ts';

export const BRIDGE_PORT = 'waymark-bridge';
/** Key in the extension's local storage; its change tells content scripts whose worker slept that there is news. */
export const DOORBELL = 'doorbell';

const BYTE_FIELDS = ['bytes', 'secret'] as const;

/** A message fit for the port; `carries` once the other end has seen bytes arrive as bytes. */
export function toWire(message: object, carries: boolean): unknown {
  if (carries) return message;
  const wired: Record<string, unknown> = { ...message };
  for (const field of BYTE_FIELDS) {
    const bytes = wired[field];
    if (bytes instanceof Uint8Array) wired[field] = encodeBytes(bytes);
  }
  return wired;
}

/** A message as it was before the port; what is no message stays what it is, for the parser to refuse. */
export function fromWire(raw: unknown): unknown {
  const wired: Record<string, unknown> = { ...asRecord(raw) };
  for (const field of BYTE_FIELDS) if (field in wired) wired[field] = decodeBytes(wired[field]);
  return wired;
}
