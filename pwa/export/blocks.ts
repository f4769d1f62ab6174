// What a document says, block by block, before it is a PDF, a Word document or a page: nothing here knows how it will look.

export interface Cell {
  text: string;
  /** A quieter second part below the text; may be empty. */
  note: string;
}

export interface Column {
  label: string;
  /** Points on paper, at most; the one column without a width takes what is left. */
  width: number | null;
}

/** A picture as it is embedded: JPEG, upright, without metadata. */
export interface DrawnPicture {
  bytes: Uint8Array<ArrayBuffer>;
  /** In pixels. */
  width: number;
  height: number;
  /** What it shows, for who does not see it. */
  alt: string;
}

export type Block =
  | { kind: 'title'; text: string; subtitle: string }
  /** A title at the top of a page of text, where a cover would be too much. */
  | { kind: 'headline'; text: string; subtitle: string }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'contents'; label: string; parts: { title: string; note: string }[] }
  /** Begins a page; the contents give its page number. */
  | { kind: 'part'; title: string; note: string }
  /** A page that stands before what was not made here. */
  | { kind: 'sheet'; title: string; text: string; note: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; isQuiet: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; columns: Column[]; rows: Cell[][] }
  | { kind: 'picture'; picture: DrawnPicture };

/** A whole document. */
export interface Described {
  title: string;
  /** BCP 47. */
  language: string;
  /** What stands at the foot of each page beside its number; null for pages that are numbered otherwise. */
  footer: string | null;
  blocks: Block[];
}
