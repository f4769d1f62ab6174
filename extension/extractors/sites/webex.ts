// Webex: recordings and webinars. Unverified throughout: the title of the tab, the host, and any medium found in the page.
import { isUnder, type Site, titleWithout } from './site.ts';

export const webex: Site = {
  name: 'Webex',
  isHere: ({ url }) =>
    isUnder(url, 'webex.com') && /\/(?:recordingservice|webappng|wbxmjs|weblink|webinar|meet)\b/.test(url.pathname),
  read: ({ document }) => {
    const title = titleWithout(document, /\s*[-–|]\s*(?:Cisco )?Webex.*$/i);
    return {
      kind: 'webinar',
      values: { title: /^(?:cisco )?webex/i.test(title) ? '' : title, siteName: 'Webex' },
      isOnlyRoom: true,
      only: ['siteName', 'publisher'],
    };
  },
};
