// Reads the PDFs that were kept, one after the other, and closes.
import { readKeptPdfs } from '../../proof/read-kept-pdfs.ts';

void readKeptPdfs().finally(() => {
  // a frame of the background page, or a page of its own
  if (window.frameElement) window.frameElement.remove();
  else window.close();
});
