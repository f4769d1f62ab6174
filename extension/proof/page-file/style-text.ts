// The rules of a page's style sheets as text for its copy: those that can match something in it, with their pictures and fonts.

import { TokenType, tokenize } from '@csstools/css-tokenizer';
import { ID_PREFIX } from '../../../shared/kept-page/allowed.ts';
import { safeCss } from '../../../shared/kept-page/safe-css.ts';
import type { Assets } from './assets.ts';
import { documentOf, viewOf } from './dom.ts';
import type { Scope } from './scopes.ts';
import type { ScopeMarks, SelectorRewriter } from './selectors.ts';
import type { ReadSheet } from './sheets.ts';
import type { TimeBox } from './time-box.ts';

const DEPTH_MAX = 24;

/** A rule whatever window it comes from: `instanceof` knows only its own. */
type AnyRule = CSSRule &
  Partial<
    Pick<CSSStyleRule, 'selectorText' | 'style'> &
      Pick<CSSMediaRule, 'cssRules' | 'conditionText'> & { name: string; nameList: readonly string[] } & {
        start: string | null;
        end: string | null;
      }
  >;
const nameOf = (rule: CSSRule): string => Object.prototype.toString.call(rule).slice(8, -1);

export interface StyleContext {
  scope: Scope;
  marks: ScopeMarks;
  baseUrl: string;
}

export class StyleWriter {
  readonly #assets: Assets;
  readonly #selectors: SelectorRewriter;
  readonly #loadedFonts: ReadonlySet<string>;
  /** Ids that styles point to, such as a gradient's. */
  readonly pointedAt = new Set<string>();

  constructor(assets: Assets, selectors: SelectorRewriter, fonts: readonly FontFace[]) {
    this.#assets = assets;
    this.#selectors = selectors;
    this.#loadedFonts = new Set(fonts.map(faceKey));
  }

  /** The sheet's rules; stops where `charactersMax` or the time is reached, and then gives what it has with `isWhole` false. */
  async sheet(
    sheet: ReadSheet,
    context: StyleContext,
    box: TimeBox,
    charactersMax: number,
  ): Promise<{ text: string; isWhole: boolean }> {
    const parts: string[] = [];
    let length = 0;
    for (const rule of sheet.rules) {
      if (box.isOver || length > charactersMax) return { text: inMedia(parts, sheet.media), isWhole: false };
      const text = this.#ruleSafely(rule, context);
      if (text) parts.push(text);
      length += text.length;
      if (box.isDue) await box.breathe();
    }
    return { text: inMedia(parts, sheet.media), isWhole: true };
  }

  /** What is written on one element, as declarations. */
  declarations(cssText: string, baseUrl: string): string {
    return safeCss(cssText, (address) => this.#take(address, baseUrl));
  }

  #take(address: string, baseUrl: string): string | null {
    if (address.startsWith('#')) {
      this.pointedAt.add(address.slice(1));
      return `#${ID_PREFIX}${address.slice(1)}`;
    }
    if (!URL.canParse(address, baseUrl)) return null;
    return this.#assets.placeholder('background', new URL(address, baseUrl).href);
  }

  /** A rule that cannot be followed, such as one nested without end, is left out. */
  #ruleSafely(rule: CSSRule, context: StyleContext): string {
    try {
      return this.#rule(rule, context, 0);
    } catch {
      return '';
    }
  }

  #rules(rules: CSSRuleList | undefined, context: StyleContext, depth: number): string {
    if (!rules || depth > DEPTH_MAX) return '';
    return Array.from(rules, (rule) => this.#rule(rule, context, depth + 1)).join('');
  }

  #block(head: string, rule: AnyRule, context: StyleContext, depth: number): string {
    const inside = this.#rules(rule.cssRules, context, depth);
    return inside ? `${head}{${inside}}` : '';
  }

  #rule(rule: AnyRule, context: StyleContext, depth: number): string {
    const own = (text: string) => this.declarations(text, context.baseUrl);
    switch (nameOf(rule)) {
      case 'CSSStyleRule':
        return this.#styleRule(rule, context, depth);
      case 'CSSNestedDeclarations':
        return own(rule.style?.cssText ?? '');
      case 'CSSMediaRule':
        return this.#mediaRule(rule, context, depth);
      case 'CSSSupportsRule':
        return CSS.supports(rule.conditionText ?? '') ? this.#rules(rule.cssRules, context, depth) : '';
      case 'CSSContainerRule':
        return this.#block(`@container ${own(rule.conditionText ?? '')}`, rule, context, depth);
      case 'CSSLayerBlockRule':
        return this.#block(`@layer ${own(rule.name ?? '')}`, rule, context, depth);
      case 'CSSLayerStatementRule':
        return `@layer ${own((rule.nameList ?? []).join(','))};`;
      case 'CSSScopeRule':
        return this.#rules(rule.cssRules, context, depth);
      case 'CSSKeyframesRule':
      case 'CSSPropertyRule':
      case 'CSSCounterStyleRule':
        return own(rule.cssText);
      case 'CSSFontFaceRule':
        return this.#fontFace(rule, context.baseUrl);
      default:
        return ''; // imports are read as sheets; the rest has no part in how a still page looks
    }
  }

  #styleRule(rule: AnyRule, context: StyleContext, depth: number): string {
    const selector = this.#selectors.rewrite(rule.selectorText ?? '', context.marks, isInsideStyle(rule));
    if (!selector) return '';
    const declarations = this.declarations(rule.style?.cssText ?? '', context.baseUrl);
    const inside = this.#rules(rule.cssRules, context, depth);
    return declarations || inside ? `${selector}{${declarations}${inside}}\n` : '';
  }

  /** Conditions on the person's wishes or on a frame's size were so when the copy was made, and stay as they were. */
  #mediaRule(rule: AnyRule, context: StyleContext, depth: number): string {
    const condition = rule.conditionText ?? '';
    const isFrozen = /prefers-|hover|pointer|display-mode|scripting/.test(condition) || context.scope.kind === 'frame';
    if (!isFrozen) {
      const head = `@media ${safeCss(condition, () => null)}`;
      return this.#block(head, rule, context, depth);
    }
    const { root } = context.scope;
    const owner = documentOf(root) ?? (root as Document);
    return viewOf(owner)?.matchMedia(condition).matches ? this.#rules(rule.cssRules, context, depth) : '';
  }

  /** Only faces that the page did use, each from the first file that is named, WOFF2 before others. */
  #fontFace(rule: AnyRule, baseUrl: string): string {
    const value = (name: string) => rule.style?.getPropertyValue(name) ?? '';
    const [family, unicodeRange] = [value('font-family'), value('unicode-range')];
    if (!this.#loadedFonts.has(faceKey({ family, weight: value('font-weight'), style: value('font-style') })))
      return '';
    const addresses = tokenize({ css: value('src') }).flatMap((token) =>
      token[0] === TokenType.URL || (token[0] === TokenType.String && /[/.:]/.test(token[4].value))
        ? [token[4].value]
        : [],
    );
    const address = addresses.find((one) => /woff2/i.test(one)) ?? addresses[0];
    if (!address || !URL.canParse(address, baseUrl)) return '';
    const src = this.#assets.placeholder('font', new URL(address, baseUrl).href);
    if (!src) return '';
    const facts = ['font-weight', 'font-style', 'font-stretch', 'size-adjust', 'ascent-override', 'descent-override']
      .map((name) => [name, value(name)] as const)
      .filter(([, text]) => text)
      .map(([name, text]) => `${name}:${text};`);
    const range = unicodeRange ? `unicode-range:${unicodeRange};` : '';
    return safeCss(`@font-face{font-family:${family};${facts.join('')}${range}src:url("${src}")}`, (one) => one);
  }
}

const isInsideStyle = (rule: CSSRule): boolean => {
  for (let outer = rule.parentRule; outer; outer = outer.parentRule) if (nameOf(outer) === 'CSSStyleRule') return true;
  return false;
};

const inMedia = (parts: readonly string[], media: string): string => {
  const text = parts.join('');
  return media && text ? `@media ${safeCss(media, () => null)}{${text}}` : text;
};

const WEIGHTS: Record<string, string> = { '': '400', normal: '400', bold: '700' };
/** The same for a rule and for the face that the browser made of it. */
const faceKey = ({ family, weight, style }: { family: string; weight: string; style: string }): string =>
  [family.replace(/^["']|["']$/g, '').toLowerCase(), WEIGHTS[weight] ?? weight, style || 'normal'].join('|');
