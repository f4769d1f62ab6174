// Injected into a page when a passage is marked there, or the passages of a kept page are to be shown.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPassages } from '../highlights/page-script.ts';

export default defineUnlistedScript(() => startPassages());
