// One line of a page or document as a person reads it.

export interface ShownLine {
  text: string;
  /** 1 to 6 for a heading, else 0. */
  heading: number;
}
