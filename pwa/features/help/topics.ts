// A question and its answer in the help: short, in our own words, findable by an address of its own.

export interface HelpLink {
  /** A path of the app, or an https address. */
  to: string;
  label: string;
}

export interface Topic {
  /** Its anchor, for ever: screens link to it. */
  id: string;
  question: string;
  /** Paragraphs. */
  answer: readonly string[];
  /** A list below the paragraphs. */
  list?: readonly string[];
  links?: readonly HelpLink[];
}

export interface TopicGroup {
  id: string;
  heading: string;
  topics: readonly Topic[];
}
