// Why there is nothing to keep in a tab that has no address of the web, in sentences for the person that say what to do instead.

const BRING_IN = 'then bring it into Waymark: choose Add there, and Bring in from elsewhere.';

const OPEN_THE_PAGE = 'Open the page you are learning from and press the Waymark button there.';

/** Whether it is known to be a page of the browser: its settings, its store, a new tab. */
export const isOwnPage = (url: string): boolean => /^(?!file:|blob:|https?:)[a-z-]+:/i.test(url);

/** `url` is what the browser tells of the tab: of a file that a site made (`blob:`), Chromium tells nothing at all. */
export function whyNothingHere(url: string): string {
  if (/^file:/i.test(url))
    return 'This file lies on this computer, where Waymark may not read it from the browser. Open Waymark and bring it in: choose Add, and Bring in from elsewhere.';
  if (/^blob:/i.test(url))
    return `This is a file that the site made for this tab alone, and the browser does not let Waymark read it. Save it to this computer, ${BRING_IN}`;
  if (isOwnPage(url)) return `This is one of the browser’s own pages. ${OPEN_THE_PAGE}`;
  return `Waymark sees nothing of this tab: it is one of the browser’s own pages, or a file that a site made for you. ${OPEN_THE_PAGE} If it is a file, such as a certificate, save it, ${BRING_IN}`;
}
