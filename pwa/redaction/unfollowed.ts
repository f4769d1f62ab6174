// Why a page of a PDF cannot stay as it is beside a covered one.

/** A page whose instructions or parts cannot be followed here: it is made a picture instead. */
export class Unfollowed extends Error {}
