// Keys of session storage through which sessions are spoken of where a message could be lost: whoever waits hears of their change.

/** Its change tells the panel and the popup to look again. */
export const SESSIONS_CHANGED = 'sessions-changed';
/**
 * The tab in which a session is to start. The popup goes as soon as the panel opens, and takes a message with it that the worker
 * has not heard yet; what lies in storage stays.
 */
export const START_ASKED = 'session-start-asked';
/** What became of it, for the panel. */
export const START_OUTCOME = 'session-start-outcome';
