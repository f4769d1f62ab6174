// Injected into the page when the popup opens; its value goes back to the worker.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../capture/read-page.ts';

export default defineUnlistedScript(() => readPage());
