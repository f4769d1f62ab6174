// Why a part of a kept page is not there, in sentences for the person that say what to do.

export const NO_TEXT = 'No text could be read from this page. Its address and details are kept.';
export const NO_ROOM =
  'There was no room for it on this computer. Free some space, then try again while the page is open.';
export const NOT_STORED =
  'The browser could not store it on this computer. Try again; if it goes on, start the browser anew.';
export const TAB_GONE = 'The page was closed before this could be kept. Open it again to try again.';
export const MOVED_ON = 'The tab had gone on to another page before this could be kept. Go back to it to try again.';
export const NOT_IN_FRONT =
  'The page was not in front any more, so there is no picture of it. Go back to it to try again.';
export const TAKEN_BACK = 'The page was taken back before this could be kept. Open it to try again.';
export const NO_PICTURE = 'The browser gave no picture of this page.';
export const REFUSED = 'The browser does not let Waymark read this page.';
export const TOO_SLOW = 'The page took too long to answer. Try again once it has finished loading.';
export const BROWSER_CLOSED = 'The browser was closed before this could be kept. Open the page again to try again.';
export const ONLY_ON_SCREEN = 'Only what was on the screen.';

export const FILE_TOO_LARGE = 'The file is larger than 50 MB, so it is not kept. Its address is.';
export const LOG_IN_PAGE =
  'The site sent a page instead of the PDF, most likely one to log in. Log in there, open the PDF and try again.';
export const NOT_A_PDF = 'What the site sent is not a PDF, so it is not kept. Open the PDF and keep it from there.';
export const LEADS_ELSEWHERE =
  'The address of the PDF leads on to another site, where Waymark may not follow. Open the PDF and keep it from there.';
export const OFFLINE = 'The site cannot be reached now. Waymark tries again by itself while the browser is open.';
export const GAVE_UP = 'The site could not be reached, again and again. Open the PDF and try again.';
export const NO_FILE_TEXT = 'The text of a PDF is read from the file, and the file is not kept yet.';
export const UNREADABLE_PDF =
  'No words could be read from the PDF: it may be scanned or locked. The file itself is kept.';

export const NOT_LOOKED_THROUGH =
  'It could not be looked through for a patient’s details in time, so it was not kept. Look at it first.';
const SHOWS_A_PATIENT = 'It seems to show a patient’s details';

/** `seen` is what was seen in it, in words. */
export const heldBack = (seen: string): string => `${SHOWS_A_PATIENT} (${seen}), so it was not kept. Look at it first.`;

/** Whether a part is missing until the person has looked at it and says that it is to be kept all the same. */
export const isHeldBack = (why: string): boolean => why === NOT_LOOKED_THROUGH || why.startsWith(SHOWS_A_PATIENT);

export const answeredWith = (status: number): string =>
  `The site answered that the file is not to be had (${status}). Open the PDF and keep it from there.`;

/** The host as people see it in the address bar. */
export const permissionNeeded = (origin: string): string =>
  `The browser lets Waymark have this file only with your permission for ${hostIn(origin)}.`;

export function hostIn(address: string): string {
  try {
    return new URL(address).hostname;
  } catch {
    return address;
  }
}
