// The background worker: wires the browser's events to the parts that do the work.
import { defineBackground } from 'wxt/utils/define-background';

export default defineBackground(() => {});
