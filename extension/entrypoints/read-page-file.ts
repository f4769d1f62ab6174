// Injected into the page when a copy that looks like it is wanted; its value goes back to the worker.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makePageFile } from '../proof/page-file/make-page-file.ts';

export default defineUnlistedScript(() => makePageFile());
