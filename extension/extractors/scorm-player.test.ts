// Pages that play a SCORM course, and pages that do not.
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { isScormPlayer } from './scorm-player.ts';

const plays = (html: string, url = 'https://learn.example/unit/3'): boolean =>
  isScormPlayer(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document as unknown as Document, url);

describe('a page that plays a SCORM course', () => {
  it('is Moodle’s player', () => {
    const page = readFileSync(
      new URL('../../tests/fixtures/pages/learning/moodle-scorm-player.html', import.meta.url),
      'utf8',
    );
    expect(isScormPlayer(parseHTML(page).document as unknown as Document, 'https://vle.example/')).toBe(true);
    expect(plays('', 'https://vle.example/mod/scorm/player.php?a=3&scoid=9')).toBe(true);
  });

  it.each([
    ['holds the course in a frame', '<iframe src="scormcontent/index.html"></iframe>'],
    ['is a frameset around it', '<frame src="https://cdn.example/c/index_lms_html5.html?x=1">'],
    ['has the wrapper that courses ship', '<script src="js/SCORM_API_wrapper.js"></script>'],
    ['calls it by the names of SCORM 1.2', '<script>window.API = { LMSGetValue() {} }</script>'],
    ['calls it by the names of SCORM 2004', '<script>var api = parent.API_1484_11;</script>'],
  ])('%s', (_, html) => {
    expect(plays(html)).toBe(true);
  });
});

describe('a page that only speaks of SCORM', () => {
  it.each([
    ['in its words', '<p>How LMSGetValue works in SCORM 1.2</p>', 'https://blog.example/scorm/lmsgetvalue'],
    ['in a link', '<a href="/mod/scorm/player.php?a=3">Enter</a>', 'https://vle.example/mod/scorm/view.php?id=3'],
    ['nowhere', '<video src="a.mp4"></video>', 'https://video.example/'],
  ])('%s plays none', (_, html, url) => {
    expect(plays(html, url)).toBe(false);
  });
});
