// What a copy of a page may consist of: elements, attributes and addresses. Whatever is not named here is not in a copy.

const words = (list: string): string[] => list.trim().split(/\s+/);

export const HTML_TAGS: ReadonlySet<string> = new Set(
  words(
    `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details
    dfn div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend
    li main mark menu nav ol p picture pre q rp rt ruby s samp search section small span strike strong sub summary sup
    table tbody td tfoot th thead time tr tt u ul var wbr`,
  ),
);

/** Drawings: shapes, colours and filters. Not what holds other markup, moves, links or runs. */
export const SVG_TAGS: ReadonlySet<string> = new Set(
  words(
    `svg g path rect circle ellipse line polyline polygon text tspan textPath defs symbol use linearGradient
    radialGradient stop clipPath mask pattern marker image filter feBlend feColorMatrix feComponentTransfer feComposite
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feDropShadow feTile
    feTurbulence`,
  ),
);

/** Formulas as they are shown; no annotation, no action. */
export const MATH_TAGS: ReadonlySet<string> = new Set(
  words(
    `math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover
    munderover mmultiscripts mprescripts mtable mtr mtd menclose`,
  ),
);

/** Every other element of a page (a form, a button, an element of the page's own) stands in its copy under a name that does nothing. */
export const KEPT_TAG = /^kept-[a-z0-9][a-z0-9-]{0,60}$/;

const HTML_ATTRIBUTES = words(
  `class id lang dir title role aria-label aria-hidden aria-level alt width height colspan rowspan scope span start
  reversed value type datetime open align valign bgcolor border cellpadding cellspacing color face size nowrap clear`,
);
const SVG_ATTRIBUTES = words(
  `viewbox preserveaspectratio d x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy points pathlength transform fill fill-opacity
  fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
  stroke-dashoffset opacity color stop-color stop-opacity offset gradientunits gradienttransform spreadmethod clip-path
  clip-rule clippathunits mask maskunits maskcontentunits patternunits patterncontentunits patterntransform marker-start
  marker-mid marker-end markerwidth markerheight markerunits orient refx refy filter filterunits primitiveunits in in2
  result mode values operator k1 k2 k3 k4 stddeviation flood-color flood-opacity tablevalues slope intercept amplitude
  exponent radius basefrequency numoctaves seed stitchtiles font-family font-size font-weight font-style text-anchor
  dominant-baseline alignment-baseline baseline-shift letter-spacing word-spacing textlength lengthadjust startoffset
  visibility display overflow vector-effect shape-rendering color-interpolation-filters`,
);
const MATH_ATTRIBUTES = words(
  `mathvariant mathcolor mathbackground mathsize displaystyle scriptlevel stretchy fence separator accent accentunder
  lspace rspace minsize maxsize symmetric largeop movablelimits linethickness columnalign rowalign columnspacing
  rowspacing columnlines rowlines frame columnspan notation depth voffset`,
);

/** Attributes without an address, by lower-case name. */
export const PLAIN_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...HTML_ATTRIBUTES,
  ...SVG_ATTRIBUTES,
  ...MATH_ATTRIBUTES,
]);

/** Ids of a page stand in its copy behind this, so that none takes the name of something else. */
export const ID_PREFIX = 'kept-';

const LOCAL = new RegExp(`^#${ID_PREFIX}[^\\s"'()<>\\\\]+$`);
const WEB = /^https?:\/\/[^\s]+$/i;
const IMAGE = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|svg\+xml);base64,[A-Za-z0-9+/]*={0,2}$/;
const FONT = /^data:font\/(?:woff2?|ttf|otf);base64,[A-Za-z0-9+/]*={0,2}$/;

export const isImageAddress = (address: string): boolean => IMAGE.test(address);
export const isFontAddress = (address: string): boolean => FONT.test(address);
export const isLocalAddress = (address: string): boolean => LOCAL.test(address);

/** An address inside a style sheet: a picture or a font in the copy itself, or a part of a drawing in it. */
export const isStyleAddress = (address: string): boolean =>
  isLocalAddress(address) || isImageAddress(address) || isFontAddress(address);

/** True for an attribute that a copy may have on this element; names in lower case. */
export function isAllowedAttribute(tag: string, name: string, value: string): boolean {
  if (name === 'src') return tag === 'img' && isImageAddress(value);
  if (name === 'href') {
    if (tag === 'a') return WEB.test(value) || isLocalAddress(value);
    return tag === 'image' ? isImageAddress(value) : SVG_TAGS.has(tag) && isLocalAddress(value);
  }
  if (name === 'target') return tag === 'a' && value === '_blank';
  if (name === 'rel') return tag === 'a' && value === 'noopener noreferrer';
  if (name === 'id') return value.startsWith(ID_PREFIX);
  // of lists only: elsewhere they would be what somebody typed, or make a control of something
  if (name === 'value') return tag === 'li' && /^-?\d+$/.test(value);
  if (name === 'type') return ['ol', 'ul', 'li'].includes(tag) && /^\w+$/.test(value);
  if (/url\s*\(|\\/i.test(value) && !['title', 'alt', 'aria-label', 'class'].includes(name)) {
    return /^url\("?#kept-[^\s"'()<>\\]+"?\)$/.test(value);
  }
  return PLAIN_ATTRIBUTES.has(name);
}
