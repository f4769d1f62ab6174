// The length of what plays in a page, and the words in its frames.
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { hasRecording, mediaSeconds } from './media.ts';
import { shownLines } from './shown-lines.ts';

const pageOf = (body: string): Document =>
  parseHTML(`<!doctype html><html lang="en"><head></head><body>${body}</body></html>`).document as unknown as Document;

/** linkedom plays nothing; lengths are what the browser would say. */
function playing(page: Document, ...lengths: number[]): Document {
  for (const [at, medium] of [...page.querySelectorAll('video, audio')].entries())
    Object.defineProperty(medium, 'duration', { value: lengths[at] });
  return page;
}

function framed(outer: Document, inside: Document | null): Document {
  Object.defineProperty(outer.querySelector('iframe'), 'contentDocument', { value: inside });
  return outer;
}

describe('the medium in a page', () => {
  it('is the longest one, not the trailer above it', () => {
    expect(mediaSeconds(playing(pageOf('<video></video><video></video><audio></audio>'), 12, 3_492.4, 75))).toBe(3_492);
  });

  it.each([
    ['a live stream without an end', Number.POSITIVE_INFINITY],
    ['one that has not loaded', Number.NaN],
    ['a jingle', 20],
  ])('has no length when it is %s', (_, length) => {
    expect(mediaSeconds(playing(pageOf('<video></video>'), length))).toBeNull();
  });

  it('is found in a frame on the same origin', () => {
    const page = framed(pageOf('<iframe></iframe>'), playing(pageOf('<video></video>'), 600));
    expect(mediaSeconds(page)).toBe(600);
  });

  it('is unknown in a frame that is closed', () => {
    expect(mediaSeconds(framed(pageOf('<iframe></iframe>'), null))).toBeNull();
  });
});

describe('the words of a page', () => {
  const textOf = (page: Document) => shownLines(page).map(({ text }) => text);

  it('come a block a line, without menus, footers and what is hidden', () => {
    const page = pageOf(`<nav>Home</nav><h1>Falls <em>at home</em></h1><p>Ask<br>whom</p><p hidden>secret</p>
      <div class="cookie-banner">We use cookies</div><script>let a</script><footer>Contact</footer>`);
    expect(textOf(page)).toEqual(['Falls at home', 'Ask', 'whom']);
  });

  it('go on in a frame on the same origin', () => {
    const page = framed(pageOf('<p>Course</p><iframe></iframe><p>Next</p>'), pageOf('<p>Part one</p>'));
    expect(textOf(page)).toEqual(['Course', 'Part one', 'Next']);
  });

  it('end somewhere on a page without end', () => {
    expect(textOf(pageOf('<p>again and again and again</p>'.repeat(30_000))).length).toBeLessThan(20_000);
  });
});

describe('a recording', () => {
  const holds = (body: string) => hasRecording(pageOf(body), []);

  it('is a medium of the page, a player in a frame, or what the page says that it is', () => {
    expect(holds('<video src="/a.webm"></video>')).toBe(true);
    expect(holds('<iframe src="https://player.vimeo.com/video/1"></iframe>')).toBe(true);
    expect(hasRecording(pageOf(''), [{ node: { '@type': 'VideoObject' }, depth: 0 }])).toBe(true);
  });

  it('is neither decoration nor a stream that is live, nor any other frame', () => {
    expect(holds('<video src="/sea.webm" autoplay loop muted></video>')).toBe(false);
    expect(hasRecording(playing(pageOf('<video></video>'), Number.POSITIVE_INFINITY), [])).toBe(false);
    expect(holds('<iframe src="https://booking.example/"></iframe>')).toBe(false);
  });
});
