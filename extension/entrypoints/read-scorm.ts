// Injected into the page's own world when the person asks for a course's progress; its value goes back to the worker.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readScorm } from '../session/scorm.ts';

export default defineUnlistedScript(() => readScorm());
