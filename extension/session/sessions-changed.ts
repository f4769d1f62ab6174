// How the worker tells the panel and the popup to look again: a key of session storage whose value changes.
export const SESSIONS_CHANGED = 'sessions-changed';
