// Draws what a video shows at this moment; where the page may not hand it out, only where on the screen it is.

/** Where the video is in the tab, in CSS pixels, and how many device pixels make one. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
}

export interface Grabbed {
  /** WebP as base64; empty where the picture may not be read (another site's video). */
  picture: string;
  /** Nothing but black: a protected recording, or a dark moment. */
  isBlack: boolean;
  /** Null where it cannot be known: inside a frame of another site. */
  box: Box | null;
}

const WIDTH_MAX = 1_280;
const QUALITY = 0.85;
/** Of 255: darker than this in all of red, green and blue is black. */
const BLACK = 10;

/** Whether pixels (RGBA) are all black. */
export function isBlackPicture(pixels: Uint8ClampedArray): boolean {
  for (let at = 0; at < pixels.length; at += 4)
    if (Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) > BLACK) return false;
  return true;
}

function boxOf(video: HTMLVideoElement): Box | null {
  let { x, y, width, height } = video.getBoundingClientRect();
  for (let view: Window | null = window; view && view !== view.parent; view = view.parent) {
    let frame: Element | null = null;
    try {
      frame = view.frameElement;
    } catch {
      return null;
    }
    if (!frame) return null;
    const outer = frame.getBoundingClientRect();
    x += outer.x + frame.clientLeft;
    y += outer.y + frame.clientTop;
  }
  return { x, y, width, height, scale: window.devicePixelRatio };
}

/** The video's picture now. */
export function drawFrame(video: HTMLVideoElement): Grabbed {
  const box = boxOf(video);
  const { videoWidth, videoHeight } = video;
  if (!videoWidth || !videoHeight) return { picture: '', isBlack: false, box };
  const shrunk = Math.min(1, WIDTH_MAX / videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(videoWidth * shrunk);
  canvas.height = Math.round(videoHeight * shrunk);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return { picture: '', isBlack: false, box };
  try {
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const isBlack = isBlackPicture(context.getImageData(0, 0, canvas.width, canvas.height).data);
    const [, picture = ''] = canvas.toDataURL('image/webp', QUALITY).split(',');
    return { picture, isBlack, box };
  } catch {
    // another site's video without its leave: a picture of the screen is all that there can be
    return { picture: '', isBlack: false, box };
  }
}
