// Zoom: recordings, registration pages and the web client.
// Verified: addresses of recordings, `.topic` and `.player-view video`. Unverified: the registration page's elements.
import { isUnder, type Site, textAt, titleWithout } from './site.ts';

const BARE =
  /^(?:zoom|recording|video recording|webinar registration|meeting registration|join meeting|launch meeting)\b/i;

export const zoom: Site = {
  name: 'Zoom',
  isHere: ({ url }) =>
    isUnder(url, 'zoom.us', 'zoom.com') && /^\/(?:rec|webinar|meeting|wc|j|w|s|clips)\//.test(url.pathname),
  read: ({ document, url }) => {
    const title = titleWithout(document, /\s+[-–|]\s+Zoom(?:\s.*)?$/i).replace(
      /^(?:Webinar|Meeting) Registration\s+[-–:]\s+/i,
      '',
    );
    const isRecording = url.pathname.startsWith('/rec/');
    const topic = isRecording
      ? textAt(document, '.topic', '.recording-title')
      : textAt(document, '#registration .topic', '.topic', 'main h1', 'h1');
    return {
      kind: 'webinar',
      values: {
        title: BARE.test(topic) ? '' : topic || (BARE.test(title) ? '' : title),
        siteName: 'Zoom',
      },
      // Zoom is the room, not who speaks in it
      isOnlyRoom: true,
      only: ['siteName', 'publisher', 'description'],
    };
  },
};
