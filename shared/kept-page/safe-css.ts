// Style sheets that load nothing and run nothing: read by the tokens of the standard, so that no escape or comment hides anything.
import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer';

/** Functions whose strings are addresses. */
const WITH_ADDRESSES = new Set([
  'url',
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
  '-moz-image-set',
  'cross-fade',
]);
/** What browsers of other days ran. */
const RUNS = new Set(['expression', 'javascript', 'vbscript', 'behavior', '-ms-behavior', '-moz-binding']);
/** Rules that bring in other sheets or hold for other addresses. */
const LEFT_OUT_RULES = new Set(['import', 'charset', 'namespace', 'document', '-moz-document']);

/** An address that is nothing, for the place of one that is not taken. */
const NOTHING = 'data:,';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f\0]/g, ' ')}"`;

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The brackets that are open, each with its function's name, or the empty string for one alone. */
class Brackets {
  readonly #open: { closer: string; name: string }[] = [];
  begin(opener: string, name = ''): void {
    this.#open.push({ closer: CLOSERS[opener] ?? ')', name });
  }
  /** False for a closing bracket that closes nothing. */
  end(closer: string): boolean {
    if (this.#open.at(-1)?.closer !== closer) return false;
    this.#open.pop();
    return true;
  }
  get takesAddress(): boolean {
    return this.#open.some(({ name }) => WITH_ADDRESSES.has(name));
  }
  /** What closes all that is open. */
  get rest(): string {
    return this.#open
      .map(({ closer }) => closer)
      .reverse()
      .join('');
  }
}

/** The place after an at-rule: behind its `;`, or behind its block. */
function afterRule(tokens: readonly CSSToken[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const type = tokens[at]?.[0];
    if (type === TokenType.Semicolon && depth === 0) return at + 1;
    if (type === TokenType.OpenCurly) depth++;
    // a block that was open before ends here, and is not part of the rule
    if (type === TokenType.CloseCurly && --depth <= 0) return depth < 0 ? at : at + 1;
  }
  return tokens.length;
}

const sameWord = (text: string): string => text.toLowerCase();

/**
 * The style sheet or declarations without imports, bindings and comments, and with every address as `take` gives it, or nothing
 * in its place where `take` gives null. Brackets close: what comes out can be set among other rules, and inside `<style>`.
 */
export function safeCss(css: string, take: (address: string) => string | null): string {
  const tokens = tokenize({ css });
  const brackets = new Brackets();
  const out: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const isLeftOut = token[0] === TokenType.AtKeyword && LEFT_OUT_RULES.has(sameWord(token[4].value));
    if (isLeftOut) at = afterRule(tokens, at) - 1;
    else out.push(safeToken(token, brackets, take));
  }
  // in a string `\3c` is the same sign; elsewhere `</` means nothing
  return (out.join('') + brackets.rest).replace(/<(?=[/!])/g, '\\3c ');
}

function safeToken(token: CSSToken, brackets: Brackets, take: (address: string) => string | null): string {
  const address = (value: string) => quoted(take(value) ?? NOTHING);
  switch (token[0]) {
    case TokenType.Comment:
      return ' ';
    case TokenType.URL:
      return `url(${address(token[4].value)})`;
    case TokenType.BadURL:
      return `url(${quoted(NOTHING)})`;
    case TokenType.Function: {
      const name = sameWord(token[4].value);
      brackets.begin('(', name);
      if (RUNS.has(name)) return 'none(';
      return name === 'url' || name === 'src' ? 'url(' : token[1];
    }
    case TokenType.OpenParen:
    case TokenType.OpenSquare:
    case TokenType.OpenCurly:
      brackets.begin(token[1]);
      return token[1];
    case TokenType.CloseParen:
    case TokenType.CloseSquare:
    case TokenType.CloseCurly:
      return brackets.end(token[1]) ? token[1] : '';
    case TokenType.String:
      return brackets.takesAddress ? address(token[4].value) : quoted(token[4].value);
    case TokenType.BadString:
    case TokenType.CDC:
    case TokenType.CDO:
    case TokenType.EOF:
      return '';
    case TokenType.Ident:
      return RUNS.has(sameWord(token[4].value)) ? 'none' : token[1];
    default:
      return token[1];
  }
}
