// A structure tree for a jsPDF document (ISO 32000-1, 14.7 and 14.8): what a screen reader needs to tell heading from list from table.
import type { jsPDF } from 'jspdf';
import { internalsOf, type PdfInternals, type PdfObject } from './internals.ts';

export type ElementType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Figure';

/** One stretch of drawing on one page. Its number is unique on that page. */
interface Marked {
  page: number;
  number: number;
}

export interface StructureElement {
  readonly type: ElementType;
  readonly children: (StructureElement | Marked)[];
  /** What it shows, of a figure. */
  readonly alt?: string;
}

export interface StructureTree {
  /** Everything built belongs to a new element inside the open one. It may go on over several pages. */
  within(type: ElementType, build: () => void): void;
  /** Draws something of the open element. It draws on one page only. */
  mark(draw: () => void): void;
  /** An element that consists of one drawing. */
  put(type: ElementType, draw: () => void): void;
  /** A picture, with what it shows in words. */
  figure(alt: string, draw: () => void): void;
  /** Draws what is no content: rules, page numbers, repeated headings. Screen readers pass over it. */
  artifact(kind: 'Layout' | 'Pagination', draw: () => void): void;
  /** Keeps a place in reading order for what can be drawn only later; `build` it with `into`. */
  reserve(type: ElementType): StructureElement;
  into(element: StructureElement, build: () => void): void;
}

/** Begins the tree of a new document. From here on everything is drawn inside `mark`, `put` or `artifact`. */
export function startStructure(doc: jsPDF, { title, language }: { title: string; language: string }): StructureTree {
  const pdf = internalsOf(doc);
  const root: StructureElement = { type: 'Document', children: [] };
  /** By page, from 1: the element that each marked stretch belongs to. */
  const owners: StructureElement[][] = [];
  let open = root;
  let isDrawing = false;

  const drawBetween = (begin: string, draw: () => void) => {
    if (isDrawing) throw new Error('A drawing lies inside another');
    isDrawing = true;
    const page = pdf.currentPage();
    pdf.write(begin);
    draw();
    pdf.write('EMC');
    isDrawing = false;
    if (pdf.currentPage() !== page) throw new Error('A drawing went on over a page break');
  };
  const into = (element: StructureElement, build: () => void) => {
    const before = open;
    open = element;
    build();
    open = before;
  };
  const reserve = (type: ElementType): StructureElement => {
    const element: StructureElement = { type, children: [] };
    open.children.push(element);
    return element;
  };
  const mark = (draw: () => void) => {
    const page = pdf.currentPage();
    owners[page] ??= [];
    const number = owners[page].push(open) - 1;
    open.children.push({ page, number });
    drawBetween(`/${open.type} <</MCID ${number}>> BDC`, draw);
  };
  const within = (type: ElementType, build: () => void) => into(reserve(type), build);

  pdf.setPdfVersion('1.7');
  doc.setDocumentProperties({ title, creator: 'Waymark' });
  doc.viewerPreferences({ DisplayDocTitle: true });
  writeWithDocument(pdf, { root, owners, title, language });
  return {
    within,
    mark,
    put: (type, draw) => within(type, () => mark(draw)),
    figure(alt, draw) {
      const element: StructureElement = { type: 'Figure', children: [], alt };
      open.children.push(element);
      into(element, () => mark(draw));
    },
    artifact: (kind, draw) => drawBetween(`/Artifact <</Type /${kind}>> BDC`, draw),
    reserve,
    into,
  };
}

interface Structure {
  root: StructureElement;
  owners: StructureElement[][];
  title: string;
  language: string;
}

function writeWithDocument(pdf: PdfInternals, structure: Structure): void {
  let entries = '';
  pdf.on('putPage', ({ pageNumber }) => pdf.write(`/StructParents ${pageNumber - 1} /Tabs /S`));
  pdf.on('putAdditionalObjects', () => {
    const top = pdf.newObject();
    const parents = pdf.newObject();
    const metadata = pdf.newObject();
    const objects = writeElements(pdf, structure.root, top.objId);
    const numbers = structure.owners.map(
      (elements, page) => `${page - 1} [${elements.map((one) => reference(objects.get(one))).join(' ')}]`,
    );
    top.content = `<</Type /StructTreeRoot /K [${reference(objects.get(structure.root))}] /ParentTree ${reference(parents)} /ParentTreeNextKey ${structure.owners.length}>>`;
    parents.content = `<</Nums [${numbers.filter(Boolean).join(' ')}]>>`;
    metadata.content = metadataStream(structure);
    entries = `/Lang (${structure.language.replace(/[^A-Za-z0-9-]/g, '')}) /MarkInfo <</Marked true>> /StructTreeRoot ${reference(top)} /Metadata ${reference(metadata)}`;
  });
  pdf.on('putCatalog', () => pdf.write(entries));
}

/** One object an element, parents before children. */
function writeElements(pdf: PdfInternals, root: StructureElement, topId: number): Map<StructureElement, PdfObject> {
  const objects = new Map<StructureElement, PdfObject>();
  const write = (element: StructureElement, parentId: number) => {
    const object = pdf.newObject();
    objects.set(element, object);
    const children = element.children.map((child) => {
      if ('type' in child) return `${write(child, object.objId)} 0 R`;
      return `<</Type /MCR /Pg ${pdf.pageObjectId(child.page)} 0 R /MCID ${child.number}>>`;
    });
    const scope = element.type === 'TH' ? ' /A <</O /Table /Scope /Column>>' : '';
    object.content = `<</Type /StructElem /S /${element.type} /P ${parentId} 0 R${scope}${altOf(element)} /K [${children.join(' ')}]>>`;
    return object.objId;
  };
  write(root, topId);
  return objects;
}

/** Two bytes a character, as PDF writes text of any language. */
const altOf = ({ alt }: StructureElement): string => {
  if (!alt) return '';
  const units = Array.from({ length: alt.length }, (_, at) => alt.charCodeAt(at).toString(16).padStart(4, '0'));
  return ` /Alt <FEFF${units.join('')}>`;
};

const reference = (object: PdfObject | undefined): string => `${object?.objId ?? 0} 0 R`;

/** XMP (ISO 16684-1): title and language for what reads metadata instead of the document's own dictionary. */
function metadataStream({ title, language }: Structure): string {
  const xml = [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
  // jsPDF writes strings one byte a character.
  const bytes = String.fromCharCode(...new TextEncoder().encode(xml));
  return `<</Type /Metadata /Subtype /XML /Length ${bytes.length}>>\nstream\n${bytes}\nendstream`;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
