// The bin: where deleted records wait before they are removed for good.

/** Days that something stays in the bin before it is removed. */
export const BIN_DAYS = 30;
