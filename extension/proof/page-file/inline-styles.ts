// Styles written on single elements, as rules of the copy's one style sheet: it holds no style attributes.
import { hasAttribute } from './dom.ts';
import type { Scope } from './scopes.ts';
import type { StyleWriter } from './style-text.ts';

const htmlStyle = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'style')?.get;
const styleOf = (element: HTMLElement): CSSStyleDeclaration | undefined =>
  element instanceof HTMLElement && htmlStyle ? htmlStyle.call(element) : element.style;

/** As strong as a style attribute: stronger than any rule that a page is likely to have. */
const STRONG = '#kept-x#kept-x#kept-x';
const LENGTH_MAX = 20_000;

export class InlineStyles {
  readonly #writer: StyleWriter;
  readonly #classOf = new Map<string, string>();

  constructor(writer: StyleWriter) {
    this.#writer = writer;
  }

  /** The classes for what is written on the element, and for what the copy needs besides (`extra`, declarations). */
  classesFor(element: Element, scope: Scope, extra: string): string[] {
    const own = hasAttribute(element, 'style') ? (styleOf(element as HTMLElement)?.cssText ?? '') : '';
    const declarations = own ? this.#writer.declarations(own.slice(0, LENGTH_MAX), scope.baseUrl) : '';
    const all = declarations + (extra ? `;${extra}` : '');
    if (!all) return [];
    let name = this.#classOf.get(all);
    if (!name) {
      name = `kept-i${this.#classOf.size + 1}`;
      this.#classOf.set(all, name);
    }
    return [name];
  }

  get text(): string {
    return [...this.#classOf].map(([declarations, name]) => `:is(${STRONG},.${name}){${declarations}}\n`).join('');
  }
}
