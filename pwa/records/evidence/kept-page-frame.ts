// The frame that the kept copy of a page is shown in: what it may do, and what it begins with.

/** What a frame may do: be filled by us, and open links in a tab of their own. No scripts, no forms, no moving the app away. */
export const FRAME_SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
/** The empty document of such a frame. Its own policy lets nothing in but pictures inside the copy. */
export const FRAME_START =
  '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:"><meta name="referrer" content="no-referrer"><title>Kept page</title>';
