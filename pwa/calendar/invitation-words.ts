// What an organiser wrote about an event, as plain words: without markup, and without how to dial in.

const LINES_MAX = 40;
/** From here on an invitation of Teams, Zoom, Meet or Webex says how to join. */
const JOINING = [
  /^[_\-~=:*·.]{8,}/,
  /\b(join|joining)\b.*\b(zoom|teams|meet|webex|webinar|meeting|now|conversation)\b/i,
  /\bis inviting you to a (scheduled )?(zoom|webex)/i,
  /^(meeting id|passcode|webinar id|dial-in|dial by your location|one tap mobile|need help\?)\b/i,
  /-::~:~::/,
];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** Markup becomes line breaks and words; what looks like a tag and is none goes too, since nothing here is ever markup again. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ');

export function wordsOfInvitation(description: string): string {
  const lines = withoutMarkup(description)
    .split(/\r?\n/)
    .map((line) => line.trim());
  const joining = lines.findIndex((line) => JOINING.some((pattern) => pattern.test(line)));
  return lines
    .slice(0, joining < 0 ? LINES_MAX : Math.min(joining, LINES_MAX))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
