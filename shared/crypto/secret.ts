// The portfolio's secret: 128 random bits from which everything that protects a portfolio is derived.

/** 128 bits, which BIP-39 writes as 12 words. */
export const SECRET_BYTES = 16;

/** A new random secret. */
export const newSecret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
