// GoToWebinar: registration, attendance, recordings. Unverified throughout: title of the tab, host, and any medium found in the page.
import { isUnder, type Site, textAt, titleWithout } from './site.ts';

export const goToWebinar: Site = {
  name: 'GoTo Webinar',
  isHere: ({ url }) =>
    isUnder(url, 'gotowebinar.com', 'goto.com') &&
    /\/(?:register|registration|rt|recording|webinar|attend|join)\b/.test(url.pathname),
  read: ({ document }) => {
    const title = titleWithout(document, /\s*[-–|]\s*GoTo ?(?:Webinar|Stage|Meeting)?$/i);
    const isBare = /^(?:registration|goto ?\w*|webinar registration|recording)?$/i.test(title);
    return {
      kind: 'webinar',
      values: { title: isBare ? textAt(document, 'h1', 'h2') : title, siteName: 'GoTo Webinar' },
      isOnlyRoom: true,
      only: ['siteName', 'publisher'],
    };
  },
};
