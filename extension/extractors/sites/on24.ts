// ON24: webinars and their recordings. Unverified throughout: the title of the tab, the host, and any medium found in the page.
import { isUnder, type Site, textAt, titleWithout } from './site.ts';

export const on24: Site = {
  name: 'ON24',
  isHere: ({ url }) =>
    isUnder(url, 'on24.com') && /\/(?:wcc|eventRegistration|view|interface|utilApp)\b/.test(url.pathname),
  read: ({ document }) => {
    const title = titleWithout(document, /\s*[-–|]\s*ON24.*$/i);
    return {
      kind: 'webinar',
      values: {
        title: /^(?:on24|webcast|registration)?$/i.test(title) ? textAt(document, 'h1') : title,
        siteName: 'ON24',
      },
      isOnlyRoom: true,
      only: ['siteName', 'publisher'],
    };
  },
};
