// Pastes and drops anywhere in the app, outside of fields. What they hold is looked at by code that is loaded when one comes.
import type { Router } from 'vue-router';
import { useIncoming } from '../stores/incoming.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Behind the lock the page is there, but nobody was let in to it. */
const isLocked = (): boolean => document.getElementById('app')?.inert === true;

/** The app lives as long as the page: nothing to take down. */
export function watchIncoming(router: Router): void {
  const incoming = useIncoming();

  function take(data: DataTransfer, event: Event): void {
    const files = [...data.files];
    const uriList = data.getData('text/uri-list');
    const words = {
      uriList,
      mozUrl: data.getData('text/x-moz-url'),
      html: data.getData('text/html'),
      plain: data.getData('text/plain') || uriList,
    };
    if (files.length === 0 && !words.plain && !words.html) return;
    const isDrop = event.type === 'drop';
    // without this a browser leaves the app to show what was dropped
    if (isDrop) event.preventDefault();
    if (isLocked()) return;
    void import('../import/take-transfer.ts').then(({ takeTransfer }) =>
      takeTransfer({ words, files, isDrop }, { incoming, router }),
    );
  }

  window.addEventListener('paste', (event) => {
    if (event.clipboardData && !event.defaultPrevented && !isField(event.target)) take(event.clipboardData, event);
  });
  window.addEventListener('dragover', (event) => {
    if (!isField(event.target) || event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const hasFiles = (event.dataTransfer?.files.length ?? 0) > 0;
    if (event.dataTransfer && !event.defaultPrevented && (hasFiles || !isField(event.target)))
      take(event.dataTransfer, event);
  });
}
