// Injected into the frames of the page beside the panel: whether a SCORM course plays there. Its value goes back to the worker.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isScormPlayer } from '../extractors/scorm-player.ts';

export default defineUnlistedScript(() => isScormPlayer(document, location.href));
