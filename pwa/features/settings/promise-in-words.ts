// What the browser has promised about keeping this device's copy, in words.

/** `wasRefused`: the person has just had it asked, and it said no. */
export function promiseInWords(isPromised: boolean | null, wasRefused: boolean): string {
  if (isPromised === null) return 'This browser does not say whether it may clear what is kept here.';
  if (isPromised)
    return 'The browser has promised to keep it: it does not clear it by itself when the device runs short of room.';
  return wasRefused
    ? 'The browser said no. Most say yes once Waymark is installed, or has been used for some time. Until then it may clear it when the device runs short of room.'
    : 'The browser has not promised to keep it: it may clear it when the device runs short of room.';
}
