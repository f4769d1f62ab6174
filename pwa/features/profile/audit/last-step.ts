// Where in an audit this device was last: the task list says so to whoever comes back.

/** The key of it on this device. */
export const LAST_STEP = 'waymark-audit-step';
