// Injected into the frames of a page when a session starts; a second injection only wakes the first.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchPage } from '../session/page-watch.ts';

declare global {
  var waymarkSession: ReturnType<typeof watchPage> | undefined;
}

export default defineUnlistedScript(() => {
  if (globalThis.waymarkSession) globalThis.waymarkSession.wake();
  else globalThis.waymarkSession = watchPage();
  return true;
});
