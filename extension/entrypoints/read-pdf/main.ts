// Reads the PDFs that the worker names, one after the other, and closes.
import { readPdfs } from '../../proof/read-pdfs.ts';

void readPdfs().finally(() => {
  // a frame of the background page, or a page of its own
  if (window.frameElement) window.frameElement.remove();
  else window.close();
});
