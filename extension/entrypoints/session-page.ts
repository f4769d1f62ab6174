// Injected into the frames of a page when a session starts; a second injection only wakes the first. Gives what is not yet counted.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type PageWatch, watchPage } from '../session/page-watch.ts';

declare global {
  var waymarkSession: PageWatch | undefined;
}

export default defineUnlistedScript(() => {
  const earlier = globalThis.waymarkSession;
  earlier?.wake();
  const watch = earlier ?? watchPage();
  globalThis.waymarkSession = watch;
  return watch.uncounted();
});
