// Pastes and drops anywhere in the app, outside of fields. What they hold is looked at by code that is loaded when one comes.
import type { Router } from 'vue-router';
import { isInvitation, useIncoming } from '../stores/incoming.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** The app lives as long as the page: nothing to take down. */
export function watchIncoming(router: Router): void {
  const incoming = useIncoming();

  function take(data: DataTransfer, event: Event): void {
    const files = [...data.files];
    const plain = data.getData('text/plain') || data.getData('text/uri-list');
    if (files.length === 0 && !plain) return;
    // without this a browser leaves the app to show what was dropped
    if (event.type === 'drop') event.preventDefault();
    if (files.length > 0) {
      incoming.files = files;
      void router.push(files.every(isInvitation) ? '/plan' : '/import');
      return;
    }
    const words = {
      uriList: data.getData('text/uri-list'),
      mozUrl: data.getData('text/x-moz-url'),
      html: data.getData('text/html'),
      plain,
    };
    void import('./transfer.ts').then(({ addressIn, isReadingList }) => {
      const address = addressIn(words);
      // a link of the app itself, dragged by accident
      if (address && new URL(address.url).origin === location.origin) return;
      if (address) incoming.address = address;
      else if (isReadingList(words)) {
        incoming.text = plain;
        void router.push('/import');
      }
    });
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
