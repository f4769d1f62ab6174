// Files that a person opens with Waymark from the system's own windows, where the system allows (Chromium on a desktop).

interface Launch {
  readonly files?: readonly Pick<FileSystemFileHandle, 'getFile'>[];
}
declare global {
  interface Window {
    launchQueue?: { setConsumer(consumer: (launch: Launch) => void): void };
  }
}

/** A file that is gone by then is left out. The app lives as long as the page: nothing to take down. */
export function watchLaunches(open: (files: File[]) => void): void {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length === 0) return;
    const read = await Promise.allSettled(files.map((file) => file.getFile()));
    open(read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  });
}
