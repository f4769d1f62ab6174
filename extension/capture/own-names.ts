// Pages whose elements take the names of a document's or a form's own parts, such as `<form name="body">`: read by a copy without.

const NAMED = 'form, img, embed, object, iframe, input, button, select, textarea, output, fieldset';

const isTaken = (name: string | null): boolean =>
  name !== null && (name in Document.prototype || name in HTMLFormElement.prototype);

const namedIn = (page: Document): Element[] =>
  Array.from(Document.prototype.querySelectorAll.call(page, NAMED)).filter((element) =>
    ['name', 'id'].some((attribute) => isTaken(Element.prototype.getAttribute.call(element, attribute))),
  );

/** The page itself, or a copy in which no element answers in place of a part of the document. */
export function withOwnNames(page: Document): Document {
  if (namedIn(page).length === 0) return page;
  const copy = Node.prototype.cloneNode.call(page, true) as Document;
  for (const element of namedIn(copy)) {
    for (const attribute of ['name', 'id']) Element.prototype.removeAttribute.call(element, attribute);
  }
  return copy;
}
