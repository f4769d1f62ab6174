// The key of session storage whose change tells the options page that syncing has changed.
export const SYNC_CHANGED = 'sync-changed';
