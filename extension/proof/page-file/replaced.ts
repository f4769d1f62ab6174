// What stands in a copy for elements that show something of their own: pictures, films, drawings, fields and frames.

import { asLine } from '../../../shared/model/parse.ts';
import { base64Of } from './asset-bytes.ts';
import type { Assets } from './assets.ts';
import { attributeOf, foundIn, hasAttribute, nameOf, namespaceOf, rectOf } from './dom.ts';
import { groundOf } from './ground.ts';
import type { Scope } from './scopes.ts';
import { tagInCopy } from './selectors.ts';
import { asWebp } from './smaller-picture.ts';

export interface Replacement {
  /** Empty when nothing stands for it. */
  tag: string;
  attributes?: [name: string, value: string][];
  /** A picture that fills it, by its attributes. */
  picture?: [name: string, value: string][];
  /** What is said in its place. */
  words?: string;
  /** Words of the page in it, such as a button's. */
  label?: string;
  /** Declarations of its own, such as its size. */
  styles?: string;
}

const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'data-src-retina'];
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset'];
/** A picture smaller than this in both directions is a place-holder or a counter. */
const TINY_PX = 3;

const firstOfSet = (set: string): string => /^\s*(\S+?),?(?:\s|$)/.exec(set)?.[1] ?? '';

const sizeOf = (element: Element): { width: number; height: number } => {
  const { width, height } = rectOf(element);
  return { width: Math.round(width), height: Math.round(height) };
};
const boxOf = (element: Element): string => {
  const { width, height } = sizeOf(element);
  return width > 0 && height > 0 ? `width:${width}px;height:${height}px;max-width:100%;box-sizing:border-box` : '';
};

const resolved = (address: string, scope: Scope): string =>
  address && URL.canParse(address, scope.baseUrl) ? new URL(address, scope.baseUrl).href : '';

export class Replacements {
  readonly #assets: Assets;
  /** Pictures drawn from films and drawings, by element: made before the page is walked. */
  readonly #stills = new Map<Element, string>();
  readonly #frames: string[] = [];
  #films = 0;
  #sounds = 0;
  #drawings = 0;
  #fields = 0;
  #others = 0;

  constructor(assets: Assets) {
    this.#assets = assets;
  }

  /** Takes a still of each film and drawing in these trees, where the browser gives it away. */
  async takeStills(scopes: readonly Scope[]): Promise<void> {
    for (const { root } of scopes) {
      for (const element of foundIn(root, 'canvas, video')) {
        const still = await stillOf(element).catch(() => null);
        if (still) this.#stills.set(element, `data:image/webp;base64,${base64Of(still)}`);
      }
    }
  }

  /** What stands for the element; null for one that is copied as it is. */
  of(element: Element, scope: Scope): Replacement | null {
    switch (nameOf(element).toLowerCase()) {
      case 'img':
        return this.#picture(element as HTMLImageElement, scope);
      case 'image':
        return this.#svgImage(element, scope);
      case 'canvas':
        return this.#drawing(element);
      case 'video':
        return this.#film(element as HTMLVideoElement, scope);
      case 'audio':
        this.#sounds += 1;
        return { tag: 'kept-audio', styles: boxOf(element), words: 'A sound recording. It was not saved.' };
      case 'iframe':
      case 'frame':
        return this.#frame(element, scope);
      case 'object':
      case 'embed':
      case 'applet':
        this.#others += 1;
        return {
          tag: tagInCopy(nameOf(element)),
          words: 'Something embedded in the page was not saved.',
          styles: boxOf(element),
        };
      case 'input':
        return this.#field(element as HTMLInputElement);
      case 'textarea':
      case 'select':
        this.#fields += 1;
        return { tag: tagInCopy(nameOf(element)), styles: boxOf(element) };
      default:
        return this.#editable(element);
    }
  }

  frameStyle(element: Element): string {
    const { width, height } = sizeOf(element);
    const inside = (element as HTMLIFrameElement).contentDocument;
    const ground = inside ? groundOf(inside) : '';
    const size = width > 0 ? `width:${width}px;min-height:${height}px;` : '';
    return `display:block;box-sizing:border-box;height:auto;${size}max-width:100%;${ground ? `background:${ground}` : ''}`;
  }

  /** Sentences on what is not in the copy. */
  get notes(): string[] {
    const several = (count: number, one: string, many: string) =>
      count === 0 ? '' : count === 1 ? one : `${count} ${many}`;
    return [
      ...(this.#frames.length > 3
        ? [
            `Content inside ${this.#frames.length} frames was not saved: ${this.#frames.slice(0, 3).join('; ')} and others.`,
          ]
        : this.#frames.map((name) => `Content inside ${name} was not saved.`)),
      several(this.#films, 'A video was not saved.', 'videos were not saved.'),
      several(this.#sounds, 'A sound recording was not saved.', 'sound recordings were not saved.'),
      several(
        this.#drawings,
        'A drawing made by the page could not be saved.',
        'drawings made by the page could not be saved.',
      ),
      several(
        this.#others,
        'Something embedded in the page was not saved.',
        'things embedded in the page were not saved.',
      ),
      this.#fields > 0 ? 'What was typed or chosen in fields was left out.' : '',
    ].filter(Boolean);
  }

  #picture(image: HTMLImageElement, scope: Scope): Replacement | null {
    const { width } = sizeOf(image);
    const placeholder = this.#assets.placeholder('picture', addressOf(image, scope), width);
    if (!placeholder) return null;
    const attributes: Replacement['attributes'] = [['src', placeholder]];
    // a picture that was made smaller takes the room it took
    const hasSize = hasAttribute(image, 'width') || hasAttribute(image, 'height');
    if (!hasSize && image.naturalWidth > 0 && image.naturalHeight > 0) {
      attributes.push(['width', String(image.naturalWidth)], ['height', String(image.naturalHeight)]);
    }
    return { tag: 'img', attributes };
  }

  #svgImage(element: Element, scope: Scope): Replacement | null {
    if (namespaceOf(element) !== 'http://www.w3.org/2000/svg') return null;
    const href = attributeOf(element, 'href') ?? element.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
    const placeholder = this.#assets.placeholder('picture', resolved(href, scope), sizeOf(element).width);
    return { tag: 'image', attributes: placeholder ? [['href', placeholder]] : [] };
  }

  #drawing(element: Element): Replacement {
    const still = this.#stills.get(element);
    const { width } = sizeOf(element);
    const placeholder = still && this.#assets.placeholder('picture', still, width);
    if (!placeholder) {
      this.#drawings += 1;
      return { tag: 'kept-canvas', words: 'A drawing stands here. It was not saved.', styles: boxOf(element) };
    }
    const words = asLine(attributeOf(element, 'aria-label') ?? element.textContent) || 'Drawing';
    const picture: Replacement['picture'] = [
      ['src', placeholder],
      ['alt', words],
    ];
    return { tag: 'kept-canvas', picture, styles: `${boxOf(element)};display:inline-block` };
  }

  #film(video: HTMLVideoElement, scope: Scope): Replacement {
    this.#films += 1;
    const address = this.#stills.get(video) ?? resolved(attributeOf(video, 'poster') ?? '', scope);
    const still = this.#assets.placeholder('poster', address, sizeOf(video).width);
    const styles = `${boxOf(video)};display:inline-block`;
    const words = 'A video stands here. It was not saved.';
    if (!still) return { tag: 'kept-video', words, styles };
    const picture: Replacement['picture'] = [
      ['src', still],
      ['alt', 'A still of the video'],
    ];
    return { tag: 'kept-video', picture, words, styles: `${styles};background:#000` };
  }

  #frame(element: Element, scope: Scope): Replacement | null {
    const { width, height } = sizeOf(element);
    if (width < 20 || height < 20) return { tag: '' };
    const address = resolved(attributeOf(element, 'src') ?? '', scope);
    const host = /^https?:/.test(address) ? new URL(address).host : 'the page itself';
    const title = asLine(attributeOf(element, 'title') ?? '', 120);
    const name = title ? `“${title}” (${host})` : `a frame of ${host}`;
    if (this.#frames.length < 50) this.#frames.push(name);
    return {
      tag: 'kept-iframe',
      words: `Content inside ${name} was not saved.`,
      styles: `${boxOf(element)};display:inline-block`,
    };
  }

  /** A field keeps its place and loses what is in it; a button keeps its words, which are the page's own. */
  #field(input: HTMLInputElement): Replacement | null {
    if (input.type === 'hidden') return { tag: '' };
    const isButton = ['button', 'submit', 'reset'].includes(input.type);
    if (!isButton) this.#fields += 1;
    // by attribute: what a script put in is nobody's to keep
    const words = isButton ? asLine(attributeOf(input, 'value') ?? '', 100) : '';
    return { tag: 'kept-input', label: words, styles: boxOf(input) };
  }

  #editable(element: Element): Replacement | null {
    const editable = attributeOf(element, 'contenteditable');
    const isEditable = editable !== null && editable.toLowerCase() !== 'false';
    if (!isEditable && attributeOf(element, 'role') !== 'textbox') return null;
    this.#fields += 1;
    return { tag: 'kept-textarea', styles: boxOf(element) };
  }
}

/** The address of what a picture shows, or will show once it is scrolled to. */
function addressOf(image: HTMLImageElement, scope: Scope): string {
  const shown = image.currentSrc || attributeOf(image, 'src') || '';
  const isShown = image.complete && (image.naturalWidth > TINY_PX || image.naturalHeight > TINY_PX);
  if (isShown && shown) return resolved(shown, scope);
  const lazy = LAZY.map((name) => attributeOf(image, name)).find(Boolean);
  const set = LAZY_SETS.map((name) => attributeOf(image, name)).find(Boolean);
  return resolved(lazy || (set && firstOfSet(set)) || shown || firstOfSet(attributeOf(image, 'srcset') ?? ''), scope);
}

async function stillOf(element: Element): Promise<Uint8Array<ArrayBuffer> | null> {
  if (nameOf(element) === 'video') {
    const video = element as HTMLVideoElement;
    if (video.readyState < 2 || video.videoWidth === 0) return null;
    const width = Math.min(video.videoWidth, 1_280);
    return asWebp(video, width, Math.round((video.videoHeight * width) / video.videoWidth));
  }
  const canvas = element as HTMLCanvasElement;
  const dots = canvas.width * canvas.height;
  return dots > 0 && dots < 40_000_000 ? asWebp(canvas, canvas.width, canvas.height) : null;
}
