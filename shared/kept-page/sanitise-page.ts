// Takes everything out of a copy of a page that is not allowed in one: when it is made, and again whenever it is shown.
import createPurifier, { type DOMPurify } from 'dompurify';
import { HTML_TAGS, isAllowedAttribute, KEPT_TAG, MATH_TAGS, PLAIN_ATTRIBUTES, SVG_TAGS } from './allowed.ts';

const lower = (names: Iterable<string>): string[] => [...names].map((name) => name.toLowerCase());
/** Elements whose content is no part of a page's looks, and goes with them. */
const WITHOUT_CONTENT = lower(
  'script style template noscript iframe object embed applet noembed noframes frameset frame xmp plaintext title head meta link base audio video canvas textarea select option input button foreignobject desc annotation-xml annotation animate set animatetransform animatemotion waymark-about'.split(
    ' ',
  ),
);

let purifier: DOMPurify | null = null;

/** One of our own, so that its hook is nobody else's. */
function ownPurifier(): DOMPurify {
  if (purifier) return purifier;
  // not the page's own document: elements in it may take the names of what the sanitiser asks it for
  const document = new DOMParser().parseFromString('', 'text/html');
  const { DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement } = window;
  const parts = { DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement };
  const made = createPurifier({ ...parts, DOMParser, document });
  made.addHook('uponSanitizeAttribute', (element, attribute) => {
    const tag = element.nodeName.toLowerCase();
    if (!isAllowedAttribute(tag, attribute.attrName.toLowerCase(), attribute.attrValue)) attribute.keepAttr = false;
  });
  purifier = made;
  return made;
}

const RULES = {
  ALLOWED_TAGS: lower([...HTML_TAGS, ...SVG_TAGS, ...MATH_TAGS]),
  ALLOWED_ATTR: [...PLAIN_ATTRIBUTES, 'href', 'src', 'target', 'rel'],
  ADD_URI_SAFE_ATTR: [...PLAIN_ATTRIBUTES, 'target', 'rel'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|#|data:image\/)/i,
  CUSTOM_ELEMENT_HANDLING: { tagNameCheck: KEPT_TAG, attributeNameCheck: null, allowCustomizedBuiltInElements: false },
  FORBID_CONTENTS: WITHOUT_CONTENT,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // names are made harmless by ID_PREFIX, and `name` is not allowed at all
  SANITIZE_NAMED_PROPS: false,
};

/** The body of a copy, sanitised, in a document of its own that runs and loads nothing. */
export function sanitisedBody(html: string): HTMLElement {
  const body = ownPurifier().sanitize(html, { ...RULES, RETURN_DOM: true });
  if (!(body instanceof HTMLElement)) throw new Error('the sanitiser gave no element');
  return body;
}

/** The same as text, to stand in a file. */
export const sanitisedHtml = (html: string): string => ownPurifier().sanitize(html, RULES);
