// Injected into the page once the capture is safe; its value, the page's text, goes back to the worker.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readCopy } from '../capture/read-copy.ts';

export default defineUnlistedScript(() => readCopy());
