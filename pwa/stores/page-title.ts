// The browser's title for a page.

/** The page first, since tabs are narrow. */
export const titleOf = (page: string | undefined): string => (page ? `${page} · Waymark` : 'Waymark');
