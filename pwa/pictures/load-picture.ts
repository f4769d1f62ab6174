// Loads a picture so that it can be measured and drawn. The browser takes it apart only as far as it is drawn: a photograph of
// 12,000 by 12,000 pixels would take more than half a gigabyte as a whole.

export interface LoadedPicture {
  image: HTMLImageElement;
  /** In pixels, as it is shown: turned as the file says. */
  width: number;
  height: number;
  close(): void;
}

/** Null when this browser cannot show it. */
export async function loadPicture(file: Blob): Promise<LoadedPicture | null> {
  const url = URL.createObjectURL(file);
  const close = () => URL.revokeObjectURL(url);
  const image = new Image();
  image.decoding = 'async';
  const isShown = await new Promise<boolean>((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = url;
  });
  const { naturalWidth: width, naturalHeight: height } = image;
  if (isShown && width > 0 && height > 0) return { image, width, height, close };
  close();
  return null;
}
