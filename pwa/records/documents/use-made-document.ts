// A document made beside the page and saved; what its fonts cannot draw is named before.

import { shallowRef } from 'vue';
import { errorKind } from '../../../shared/model/error-kind.ts';
import type { Described } from '../../export/blocks.ts';
import type { MissingCharacter } from '../../export/pdf/printable.ts';
import { fileName, saveFile } from '../save-file.ts';

export type DocumentKind = 'pdf' | 'docx' | 'html';

type Making =
  | { state: 'none' | 'working' | 'failed' }
  | { state: 'asks'; missing: MissingCharacter[]; save: () => void }
  | { state: 'saved'; name: string };

export function useMadeDocument() {
  const making = shallowRef<Making>({ state: 'none' });

  function save(blob: Blob, name: string): void {
    saveFile(blob, name, blob.type);
    making.value = { state: 'saved', name };
  }

  /** `described` is asked when it is needed, so that its code comes with it. */
  async function make(described: () => Promise<Described>, kind: DocumentKind): Promise<void> {
    making.value = { state: 'working' };
    try {
      const document = await described();
      const name = fileName(document.title, kind);
      if (kind === 'html') {
        const { drawHtml } = await import('../../export/html/draw-html.ts');
        return save(new Blob([drawHtml(document)], { type: 'text/html' }), name);
      }
      const { askForDocument } = await import('../../export/pack/ask-for-pack.ts');
      const { blob, missingCharacters } = await askForDocument(document, kind);
      if (missingCharacters.length === 0) save(blob, name);
      else making.value = { state: 'asks', missing: missingCharacters, save: () => save(blob, name) };
    } catch (error) {
      console.error('Waymark document:', errorKind(error));
      making.value = { state: 'failed' };
    }
  }

  const saveText = (text: string, name: string, mime: string) => save(new Blob([text], { type: mime }), name);

  return { making, make, saveText };
}
