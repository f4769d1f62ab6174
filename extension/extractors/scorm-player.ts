// Whether a page plays a SCORM course, by what its document holds alone; the course itself is not asked.
// Verified in public source: Moodle's player, the wrapper of pipwerks, ADL's APIWrapper. From published courses, unverified: the rest.
import { frameDocument } from './shown-lines.ts';

/** Of the player, or of a course as authoring tools lay it out for one: Storyline, Rise, Captivate, Rustici's driver and engine. */
const ADDRESS =
  /\/mod\/scorm\/(?:player|loadSCO)\.php|\/mod_scorm\/content\/|\/scormengine(?:interface)?\/|\/scorm(?:content|driver)\/|\/(?:index_lms\w*|indexAPI|scorm-?player)\.html?\b/i;
const SCRIPT =
  /\/(?:SCORM_API_wrapper|APIWrapper|scormfunctions|scormdriver|scorm_?api\w*|scorm-again)(?:\.min)?\.js\b/i;
/** Names that the standard gives; a course or player has them in its own script. */
const CALLS = /\b(?:LMSInitialize|LMSGetValue|API_1484_11)\b/;
const PLAYER = '#page-mod-scorm-player, #scormpage, #scorm_object';

const SCRIPTS_MAX = 60;
/** Characters of one script that are looked through. */
const SCRIPT_MAX = 200_000;
const FRAMES_MAX = 20;
const DEPTH_MAX = 3;

const addressesIn = (document: Document, selector: string, name: string, max: number): string[] =>
  [...document.querySelectorAll(selector)].slice(0, max).map((element) => element.getAttribute(name) ?? '');

export function isScormPlayer(document: Document, url: string, depth = 0): boolean {
  const frames = [...document.querySelectorAll('iframe, frame')].slice(0, FRAMES_MAX);
  return (
    ADDRESS.test(url) ||
    document.querySelector(PLAYER) !== null ||
    addressesIn(document, 'script[src]', 'src', SCRIPTS_MAX).some((address) => SCRIPT.test(`/${address}`)) ||
    addressesIn(document, 'iframe[src], frame[src]', 'src', FRAMES_MAX).some((address) =>
      ADDRESS.test(`/${address}`),
    ) ||
    addressesIn(document, 'object[data]', 'data', FRAMES_MAX).some((address) => ADDRESS.test(`/${address}`)) ||
    [...document.querySelectorAll('script:not([src])')]
      .slice(0, SCRIPTS_MAX)
      .some(({ textContent }) => CALLS.test((textContent ?? '').slice(0, SCRIPT_MAX))) ||
    (depth < DEPTH_MAX &&
      frames.some((frame) => {
        const inside = frameDocument(frame);
        return inside !== null && isScormPlayer(inside, inside.URL, depth + 1);
      }))
  );
}
