// Where the app is served. Fixed when the extension is built, since the bridge runs on that origin alone.

declare const __APP_ORIGIN__: string;

export const APP_ORIGIN: string = __APP_ORIGIN__;

/** The app's page where files come in. */
export const ADD_ADDRESS = `${APP_ORIGIN}/add`;
export const IMPORT_ADDRESS = `${APP_ORIGIN}/import`;

/** The app's page of one activity, or its inbox. */
export const appAddress = (activityId?: string): string =>
  activityId ? `${APP_ORIGIN}/activity/${activityId}` : `${APP_ORIGIN}/inbox`;
