// Injected into the frames of a page as it is read; its value says how much in them could name a patient.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scanFrame } from '../capture/scan-frame.ts';

export default defineUnlistedScript(() => scanFrame());
