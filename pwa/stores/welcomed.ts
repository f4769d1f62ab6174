// Whether this device has been through the welcome; a hint for where to start, nothing more.
import { remember, remembered } from './device-memory.ts';

const KEY = 'waymark-welcomed';

/** True too where there is no storage, and so no memory of it: the app is the better place to land every time. */
export const isWelcomed = (): boolean => remembered(KEY) !== null;

export const markWelcomed = (): void => remember(KEY, 'yes');
