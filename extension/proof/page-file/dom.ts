// Reads nodes by the browser's own getters: a page may have a form with a field named "childNodes", which would answer instead.

/** The getter of a property, to be called on any node. */
function getter<Of extends object, Name extends keyof Of>(prototype: Of, name: Name): (node: Of) => Of[Name] {
  for (let holder: object | null = prototype; holder; holder = Object.getPrototypeOf(holder)) {
    const read = Object.getOwnPropertyDescriptor(holder, name)?.get;
    if (read) return (node) => read.call(node) as Of[Name];
  }
  return (node) => node[name];
}

export const childNodesOf = getter(Node.prototype, 'childNodes');
export const parentOf = getter(Node.prototype, 'parentNode');
export const documentOf = getter(Node.prototype, 'ownerDocument');
export const kindOf = getter(Node.prototype, 'nodeType');
export const textOf = getter(Node.prototype, 'nodeValue');
export const baseOf = getter(Node.prototype, 'baseURI');
export const nameOf = getter(Element.prototype, 'localName');
export const namespaceOf = getter(Element.prototype, 'namespaceURI');
export const attributesOf = getter(Element.prototype, 'attributes');
export const classesOf = getter(Element.prototype, 'classList');
export const rootElementOf = getter(Document.prototype, 'documentElement');
export const viewOf = getter(Document.prototype, 'defaultView');
export const titleOf = getter(Document.prototype, 'title');
export const modeOf = getter(Document.prototype, 'compatMode');
export const facesOf = getter(Document.prototype, 'fonts');

type Tree = Document | ShadowRoot;
const isDocument = (tree: Tree): tree is Document => kindOf(tree) === Node.DOCUMENT_NODE;
const documentSheets = getter(Document.prototype, 'styleSheets');
const shadowSheets = getter(ShadowRoot.prototype, 'styleSheets');
const documentAdopted = getter(Document.prototype, 'adoptedStyleSheets');
const shadowAdopted = getter(ShadowRoot.prototype, 'adoptedStyleSheets');
export const sheetsOf = (tree: Tree): StyleSheetList => (isDocument(tree) ? documentSheets(tree) : shadowSheets(tree));
export const adoptedOf = (tree: Tree): readonly CSSStyleSheet[] =>
  isDocument(tree) ? documentAdopted(tree) : shadowAdopted(tree);

export const parentElementOf = (node: Node): Element | null => {
  const parent = parentOf(node);
  return parent && kindOf(parent) === Node.ELEMENT_NODE ? (parent as Element) : null;
};
export const treeOf = (node: Node): Tree => Node.prototype.getRootNode.call(node) as Tree;
export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const hasAttribute = (element: Element, name: string): boolean =>
  Element.prototype.hasAttribute.call(element, name);
export const matchesIn = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
export const foundIn = (tree: Tree | Element, selector: string): Element[] => {
  const holder =
    kindOf(tree) === Node.ELEMENT_NODE
      ? Element.prototype
      : isDocument(tree as Tree)
        ? Document.prototype
        : DocumentFragment.prototype;
  return Array.from(holder.querySelectorAll.call(tree, selector));
};
/** Every element below, in order. */
export const walkerOf = (tree: Tree): TreeWalker =>
  Document.prototype.createTreeWalker.call(
    isDocument(tree) ? tree : (documentOf(tree) ?? document),
    tree,
    NodeFilter.SHOW_ELEMENT,
  );
