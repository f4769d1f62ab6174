// Reads an Excel file beside the page: thousands of rows take a while.
import { readSheets } from './read-sheets.ts';

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  readSheets(data).then(
    (tables) => postMessage({ tables }),
    () => postMessage({ tables: null }),
  );
});
