// Random identifiers of records: unique without asking anyone, so that devices can create records while apart.

declare const id: unique symbol;

/** An identifier of one record, 8 to 64 characters of `A-Z a-z 0-9 - _`. */
export type RecordId = string & { [id]: true };

/** A new random identifier (UUID version 4, RFC 9562). */
export const newId = (): RecordId => crypto.randomUUID() as RecordId;

/** An identifier as it may come from outside, or null. Colons are refused: link keys are joined with them. */
export const parseId = (value: unknown): RecordId | null =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(value) ? (value as RecordId) : null;
