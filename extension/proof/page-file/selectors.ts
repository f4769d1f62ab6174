// Selectors of a page for its copy: elements by their names there, and a class in place of whatever the copy does not have.

import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer';
import { HTML_TAGS, ID_PREFIX, MATH_TAGS, SVG_TAGS } from '../../../shared/kept-page/allowed.ts';
import { attributesOf, matchesIn } from './dom.ts';
import type { PageNames } from './scopes.ts';

/** How an element is called in a copy. */
export function tagInCopy(localName: string): string {
  if (SVG_TAGS.has(localName)) return localName;
  const tag = localName.toLowerCase();
  if (HTML_TAGS.has(tag) || MATH_TAGS.has(tag)) return tag;
  return `kept-${tag.replace(/[^a-z0-9-]/g, '-').slice(0, 60) || 'x'}`;
}

/** Things that are so for a moment, or that somebody entered: rules for them are not kept. */
const PASSING = new Set(
  `hover active focus focus-visible focus-within checked visited target target-within target-current autofill
  -webkit-autofill -moz-focusring -moz-ui-invalid user-valid user-invalid indeterminate placeholder-shown valid invalid
  in-range out-of-range current past future fullscreen -webkit-full-screen -moz-full-screen seeking stalled buffering`.split(
    /\s+/,
  ),
);
const OLD_PSEUDO_ELEMENTS = new Set(['before', 'after', 'first-line', 'first-letter']);
const PSEUDO_ELEMENTS = new Set(['before', 'after', 'first-line', 'first-letter', 'marker']);
const WITH_SELECTORS = new Set(['is', 'where', 'not', 'has', 'matches', '-webkit-any', '-moz-any']);

/** Classes of a copy that stand for an attribute or a place among siblings which a style sheet asks for. */
export class Marks {
  readonly #classOf = new Map<string, string>();
  readonly #byAttribute = new Map<string, string[]>();
  readonly #others: string[] = [];

  /** The class for elements that match `test`; `attribute` is the one it asks for, if any. */
  classFor(test: string, attribute: string | null): string {
    const known = this.#classOf.get(test);
    if (known) return known;
    const name = `kept-m${this.#classOf.size + 1}`;
    this.#classOf.set(test, name);
    if (attribute === null) this.#others.push(test);
    else this.#byAttribute.set(attribute, [...(this.#byAttribute.get(attribute) ?? []), test]);
    return name;
  }

  classesOf(element: Element): string[] {
    const tests = [...this.#others];
    for (const { localName } of attributesOf(element))
      tests.push(...(this.#byAttribute.get(localName.toLowerCase()) ?? []));
    return tests.filter((test) => matches(element, test)).map((test) => this.#classOf.get(test) ?? '');
  }
}

function matches(element: Element, test: string): boolean {
  try {
    return matchesIn(element, test);
  } catch {
    return false;
  }
}

export interface ScopeMarks {
  /** Put to the subject of each selector, so that the rules of one tree do not reach into another; may be empty. */
  suffix: string;
  /** The class of the element that holds the tree. */
  host: string;
  /** The class of elements slotted into the tree. */
  slotted: string;
}

const raw = (tokens: readonly CSSToken[]): string => tokens.map((token) => token[1]).join('');
const isDelim = (token: CSSToken | undefined, sign: string): boolean =>
  token?.[0] === TokenType.Delim && token[4].value === sign;

/** The index of the bracket that closes the one at `start`. */
function closing(tokens: readonly CSSToken[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const type = tokens[at]?.[0];
    if (type === TokenType.Function || type === TokenType.OpenParen || type === TokenType.OpenSquare) depth++;
    if ((type === TokenType.CloseParen || type === TokenType.CloseSquare) && --depth === 0) return at;
  }
  return tokens.length;
}

function splitAtCommas(tokens: readonly CSSToken[]): CSSToken[][] {
  const parts: CSSToken[][] = [[]];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token[0] === TokenType.Comma) {
      parts.push([]);
      continue;
    }
    const opens = [TokenType.Function, TokenType.OpenParen, TokenType.OpenSquare].includes(token[0]);
    const end = opens ? closing(tokens, at) : at;
    parts.at(-1)?.push(...tokens.slice(at, end + 1));
    at = end;
  }
  return parts;
}

/** Thrown inside for a selector that can match nothing in the copy. */
class NoMatch extends Error {}

const cssName = (name: string): string =>
  name.replace(/[^\w-]|^(?=\d)|^-(?=\d|$)/gu, (sign) => (sign ? `\\${sign.codePointAt(0)?.toString(16)} ` : '\\'));

export class SelectorRewriter {
  /** Class names and ids that the kept rules ask for. */
  readonly usedClasses = new Set<string>();
  readonly usedIds = new Set<string>();
  readonly #names: PageNames;
  readonly #marks: Marks;

  constructor(names: PageNames, marks: Marks) {
    this.#names = names;
    this.#marks = marks;
  }

  /** The selector list for the copy; empty when nothing in the page can match it, or when it cannot be followed. */
  rewrite(selector: string, scope: ScopeMarks, isNested: boolean): string {
    return this.#list(tokenize({ css: selector }), scope, isNested ? 'nested' : 'top').join(',');
  }

  #list(tokens: readonly CSSToken[], scope: ScopeMarks, place: Place): string[] {
    return splitAtCommas(tokens).flatMap((part) => {
      try {
        const writer = new ComplexSelector(part, scope, place);
        const text = this.#complex(writer);
        return text ? [text] : [];
      } catch (error) {
        if (error instanceof NoMatch) return [];
        throw error;
      }
    });
  }

  #complex(writer: ComplexSelector): string {
    const { tokens, place } = writer;
    const isSure = place === 'top';
    while (writer.at < tokens.length) {
      const token = tokens[writer.at];
      const next = tokens[writer.at + 1];
      if (!token || token[0] === TokenType.EOF) break;
      if (isDelim(token, '.') && next?.[0] === TokenType.Ident) {
        const name = next[4].value;
        if (isSure && !this.#names.classes.has(name)) throw new NoMatch();
        this.usedClasses.add(name);
        writer.simple(`.${cssName(name)}`, 2);
      } else if (token[0] === TokenType.Hash) {
        const name = token[4].value;
        if (isSure && !this.#names.ids.has(name)) throw new NoMatch();
        this.usedIds.add(name);
        writer.simple(`#${cssName(`${ID_PREFIX}${name}`)}`, 1);
      } else if (token[0] === TokenType.OpenSquare) this.#attribute(writer);
      else if (token[0] === TokenType.Colon) this.#pseudo(writer);
      else if (token[0] === TokenType.Ident) {
        if (isSure && !this.#names.tags.has(token[4].value.toLowerCase())) throw new NoMatch();
        writer.simple(tagInCopy(token[4].value), 1);
      } else if (
        token[0] === TokenType.Whitespace ||
        isDelim(token, '>') ||
        isDelim(token, '+') ||
        isDelim(token, '~')
      ) {
        writer.combinator(token[1]);
      } else if (isDelim(token, '*') || isDelim(token, '&')) writer.loose(token[1], 1);
      else if (token[0] === TokenType.Comment) writer.at += 1;
      else throw new NoMatch();
    }
    return writer.text;
  }

  #attribute(writer: ComplexSelector): void {
    const end = closing(writer.tokens, writer.at);
    const inside = writer.tokens.slice(writer.at, end + 1);
    const name = inside.find((token) => token[0] === TokenType.Ident);
    const attribute = name?.[0] === TokenType.Ident ? name[4].value.toLowerCase() : null;
    // what somebody typed or chose is not to be told from the looks either
    if (attribute === 'value' || attribute === 'checked' || attribute === 'selected') throw new NoMatch();
    writer.simple(`.${this.#marks.classFor(raw(inside), attribute)}`, inside.length);
  }

  #pseudo(writer: ComplexSelector): void {
    const { tokens, at, scope } = writer;
    const [first, second] = [tokens[at + 1], tokens[at + 2]];
    if (first?.[0] === TokenType.Colon) {
      this.#pseudoElement(writer, second);
      return;
    }
    if (first?.[0] === TokenType.Ident) {
      const name = first[4].value.toLowerCase();
      if (OLD_PSEUDO_ELEMENTS.has(name)) {
        writer.pseudoElement(`::${name}`, 2);
        return;
      }
      if (PASSING.has(name)) throw new NoMatch();
      if (name === 'root' || name === 'scope') {
        writer.simple('.kept-root', 2);
        return;
      }
      if (name === 'host') {
        writer.host(`.${scope.host}`, 2);
        return;
      }
      writer.simple(`.${this.#marks.classFor(`:${name}`, null)}`, 2);
      return;
    }
    if (first?.[0] !== TokenType.Function) throw new NoMatch();
    this.#pseudoFunction(writer, first[4].value.toLowerCase());
  }

  #pseudoFunction(writer: ComplexSelector, name: string): void {
    const { tokens, at, scope } = writer;
    const end = closing(tokens, at + 1);
    const length = end - at + 1;
    const inside = tokens.slice(at + 2, end);
    if (name === 'host') {
      const list = this.#list(inside, scope, 'inside');
      if (list.length === 0) throw new NoMatch();
      writer.host(`.${scope.host}:is(${list.join(',')})`, length);
      return;
    }
    if (name === 'host-context') {
      const list = this.#list(inside, scope, 'inside');
      if (list.length === 0) throw new NoMatch();
      writer.host(`:is(${list.join(',')}) .${scope.host}`, length);
      return;
    }
    if (!WITH_SELECTORS.has(name)) {
      writer.simple(`.${this.#marks.classFor(raw(tokens.slice(at, end + 1)), null)}`, length);
      return;
    }
    const list = this.#list(inside, scope, 'inside');
    if (list.length > 0) {
      writer.simple(`:${name === 'matches' ? 'is' : name}(${list.join(',')})`, length);
      return;
    }
    if (name !== 'not') throw new NoMatch();
    writer.loose('', length);
  }

  #pseudoElement(writer: ComplexSelector, named: CSSToken | undefined): void {
    const { tokens, at, scope } = writer;
    if (named?.[0] === TokenType.Ident) {
      const name = named[4].value.toLowerCase();
      if (!PSEUDO_ELEMENTS.has(name)) throw new NoMatch();
      writer.pseudoElement(`::${name}`, 3);
      return;
    }
    if (named?.[0] !== TokenType.Function) throw new NoMatch();
    const end = closing(tokens, at + 2);
    const inside = tokens.slice(at + 3, end);
    const name = named[4].value.toLowerCase();
    if (name === 'slotted') {
      const list = this.#list(inside, scope, 'inside');
      if (list.length === 0) throw new NoMatch();
      writer.other(`.${scope.slotted}:is(${list.join(',')})`, end - at + 1);
      return;
    }
    if (name === 'part') {
      const part = cssName(raw(inside).trim());
      writer.other(` .kept-part-${part}`, end - at + 1);
      return;
    }
    throw new NoMatch();
  }
}

/** Where a selector stands: in a rule of its own, in a rule inside another, or inside `:is()` and the like. */
type Place = 'top' | 'nested' | 'inside';

/** One selector without commas, while it is written. */
class ComplexSelector {
  readonly tokens: readonly CSSToken[];
  readonly scope: ScopeMarks;
  readonly place: Place;
  at = 0;
  #out: string[] = [];
  /** Where the scope's suffix goes: before a pseudo-element. */
  #subjectEnd: number | null = null;
  #isLoose = true;
  #isOfOtherTree = false;

  constructor(tokens: readonly CSSToken[], scope: ScopeMarks, place: Place) {
    const isBlank = (token: CSSToken | undefined) =>
      token?.[0] === TokenType.Whitespace || token?.[0] === TokenType.EOF;
    let [start, end] = [0, tokens.length];
    while (start < end && isBlank(tokens[start])) start++;
    while (end > start && isBlank(tokens[end - 1])) end--;
    this.tokens = tokens.slice(start, end);
    this.scope = scope;
    this.place = place;
  }

  simple(text: string, length: number): void {
    this.#out.push(text);
    this.#isLoose = false;
    this.at += length;
  }

  /** What says nothing about which element is meant. */
  loose(text: string, length: number): void {
    this.#out.push(text);
    this.at += length;
  }

  combinator(text: string): void {
    this.#out.push(text);
    this.#isLoose = true;
    this.#isOfOtherTree = false;
    this.at += 1;
  }

  /** The host and what is slotted are of the tree around. */
  other(text: string, length: number): void {
    this.simple(text, length);
    this.#isOfOtherTree = true;
  }

  host(text: string, length: number): void {
    this.other(text, length);
  }

  pseudoElement(text: string, length: number): void {
    this.#subjectEnd ??= this.#out.length;
    this.#out.push(text);
    this.at += length;
  }

  get text(): string {
    if (this.#out.join('').trim() === '' && this.place !== 'inside') return '';
    const end = this.#subjectEnd ?? this.#out.length;
    const subject = this.#out.slice(0, end).join('');
    const element = this.#out.slice(end).join('');
    if (this.place !== 'top') return (subject || '*') + element;
    const suffix = this.#isOfOtherTree ? '' : this.scope.suffix;
    // a rule for everything is one for everything of the page
    const within = this.#isLoose && !this.#isOfOtherTree ? ':where(kept-html,kept-html *)' : '';
    return subject + suffix + within + element;
  }
}
