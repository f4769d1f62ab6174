// Plays a recording in a page as a person would, and says what was really played: the truth that the count is held against.
import type { Page } from '@playwright/test';

/** What a person does with a recording. */
export type Deed =
  /** Plays at a rate until the recording is at a second, then pauses. */
  | { play: number; rate: number }
  /** Drags the slider there. */
  | { seek: number };

/** Does it in the page's first video; gives the stretches that were played, in seconds of the recording. */
export function doWithVideo(page: Page, deeds: readonly Deed[], frame = page.mainFrame()): Promise<[number, number][]> {
  return frame.evaluate(async (all) => {
    const video = document.querySelector('video');
    if (!video) throw new Error('no video');
    const heard = (type: string) => new Promise((done) => video.addEventListener(type, done, { once: true }));
    const played: [number, number][] = [];
    if (video.readyState < 3) await heard('canplay');
    for (const deed of all) {
      if ('seek' in deed) {
        const there = heard('seeked');
        video.currentTime = deed.seek;
        await there;
        continue;
      }
      video.playbackRate = deed.rate;
      const from = video.currentTime;
      await video.play();
      await new Promise<void>((done) => {
        const look = () => (video.currentTime >= deed.play || video.ended ? done() : void setTimeout(look, 20));
        look();
      });
      video.pause();
      played.push([from, video.currentTime]);
    }
    return played;
  }, deeds);
}
