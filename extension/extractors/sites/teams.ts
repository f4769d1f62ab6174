// Recordings in Microsoft Stream on SharePoint, and meetings in Teams.
// Verified: the address of the Stream player. Unverified: everything in the page; a live call has no media to read.
import { isUnder, type Site, titleWithout } from './site.ts';

const ENDING = /\s+[-–|]\s+(?:Microsoft Teams|Microsoft Stream|Stream|SharePoint)$/i;

/** The recording's file name as a title: Teams writes "Topic-20261014_123000-Meeting Recording.mp4". */
function recordingIn(url: URL): { title: string; day: string } {
  const file = (url.searchParams.get('id') ?? url.pathname).split('/').pop() ?? '';
  const [, topic = '', year, month, date] = /^(.+?)-(\d{4})(\d\d)(\d\d)_\d{6}/.exec(file) ?? [];
  const plain = file.replace(/\.(?:mp4|webm|aspx)$/i, '');
  return { title: topic || (/^stream$/i.test(plain) ? '' : plain), day: year ? `${year}-${month}-${date}` : '' };
}

export const teams: Site = {
  name: 'Microsoft Teams',
  isHere: ({ url }) =>
    (isUnder(url, 'sharepoint.com') && /\/stream\.aspx$/i.test(url.pathname)) ||
    (isUnder(url, 'microsoftstream.com') && url.pathname.startsWith('/video/')) ||
    (isUnder(url, 'teams.microsoft.com', 'teams.live.com', 'events.teams.microsoft.com') &&
      /\/(?:meet|l\/meetup-join|event|convene|registration|_#\/meetup)/.test(url.pathname + url.hash)),
  read: ({ document, url }) => {
    const { title, day } = recordingIn(url);
    const shown = titleWithout(document, ENDING).replace(/\.mp4$/i, '');
    const isBare = /^(?:microsoft )?(?:teams|stream|sharepoint)?$/i.test(shown);
    const isRecording = isUnder(url, 'sharepoint.com', 'microsoftstream.com');
    return {
      kind: 'webinar',
      values: {
        title: isRecording ? title || (isBare ? '' : shown) : isBare ? '' : shown,
        startsAt: isRecording ? day : '',
        siteName: isRecording ? 'Microsoft Stream' : 'Microsoft Teams',
      },
      isOnlyRoom: true,
      only: ['siteName', 'publisher'],
    };
  },
};
