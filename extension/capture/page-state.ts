// Whether a page is something to keep, or only the door to it: a log-in, a check for robots, a shell still without content.
import { wordsOf } from '../../shared/wording/words-of.ts';
import { shownLines } from '../extractors/shown-lines.ts';
import type { PageState } from './page-reading.ts';

/** A page with more words than this has something to read, whatever form stands in its header. */
const DOOR_WORDS_MAX = 220;
/** A log-in without any sign of it in title or address is believed only below this. */
const BARE_DOOR_WORDS_MAX = 80;
const CHECK_WORDS_MAX = 150;
const EMPTY_WORDS_MAX = 12;
/** Pixels; below it a picture is a sign or a spinner. */
const PICTURE_MIN = 200;

const SIGN_IN =
  /^(?:(?:please )?(?:sign|log)[ -]?(?:in|on)\b|login\b|mewngofnodi\b|account log ?in\b|authenticat|session (?:expired|timed out)|enter (?:your )?password|(?:single )?sign[ -]on\b)|\b(?:sign|log)[ -]?in(?: page| to your account)?$|\b(?:sign|log)[ -]?in (?:to|with|required)\b/i;
const DOOR_ADDRESS =
  /\/(?:log-?in|sign-?in|sso|oauth2?|saml2?|openid|auth(?:orize|enticate)?|adfs|idp|cas)(?:[/.?]|$)|^https?:\/\/(?:login|signin|sso|auth|accounts?|idp)\./i;
const CHECK =
  /^(?:just a moment|attention required|checking (?:your browser|if the site)|(?:security|robot|bot|browser) (?:check|verification)|verify(?:ing)? (?:that )?you(?:'re| are)|are you (?:a )?(?:robot|human)|human verification|one more step|pardon our interruption|please verify|ddos-guard|access to this page has been denied|i'?m not a robot)/i;
const CHECK_ELEMENTS =
  'iframe[src*="challenges.cloudflare.com"], iframe[src*="hcaptcha.com"], iframe[src*="/recaptcha/"], iframe[src*="captcha-delivery.com"], iframe[src*="arkoselabs.com"], .g-recaptcha, .h-captcha, .cf-turnstile, #challenge-form, #challenge-running, #px-captcha';

const isHidden = (element: Element): boolean =>
  element.closest('[hidden], [aria-hidden="true"], template') !== null ||
  /(?:display:\s*none|visibility:\s*hidden)/i.test(element.getAttribute('style') ?? '');

const shown = (document: Document, selector: string): Element[] =>
  [...document.querySelectorAll(selector)].slice(0, 40).filter((element) => !isHidden(element));

const TYPED = 'input:not([type]), input[type="text"], input[type="email"], input[type="tel"], textarea';

/** A picture, a player or a document that is content without words. */
function hasContentWithoutWords(document: Document): boolean {
  if (shown(document, 'video, audio, canvas, object, embed, iframe[src]').length > 0) return true;
  return shown(document, 'img').some((picture) => {
    const natural = 'naturalWidth' in picture ? Number(picture.naturalWidth) : 0;
    return Math.max(natural || 0, Number.parseInt(picture.getAttribute('width') ?? '0', 10) || 0) >= PICTURE_MIN;
  });
}

/** Looks only at what the document holds; in doubt a page is `ready`. `url` is the address the person sees. */
export function pageStateOf(document: Document, url: string): PageState {
  const lines = shownLines(document);
  const words = wordsOf(lines.map(({ text }) => text).join(' ')).length;
  const heading = lines.find((line) => line.heading > 0)?.text ?? '';
  const says = (pattern: RegExp) => pattern.test(document.title.trim()) || pattern.test(heading);

  const passwords = shown(document, 'input[type="password"]').length;
  const fields = shown(document, TYPED).length;
  const isCheck = says(CHECK) || (shown(document, CHECK_ELEMENTS).length > 0 && fields === 0);
  if (isCheck && words <= CHECK_WORDS_MAX && passwords === 0) return 'captcha';

  const isNamedDoor = says(SIGN_IN) || DOOR_ADDRESS.test(url.replace(/[#].*$/, ''));
  if (passwords > 0 && words <= (isNamedDoor ? DOOR_WORDS_MAX : BARE_DOOR_WORDS_MAX)) return 'sign-in';
  // the first step of a log-in asks for a name alone
  if (fields > 0 && fields <= 2 && says(SIGN_IN) && words <= BARE_DOOR_WORDS_MAX) return 'sign-in';

  return words <= EMPTY_WORDS_MAX && !hasContentWithoutWords(document) ? 'empty' : 'ready';
}
