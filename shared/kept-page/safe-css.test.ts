// Style sheets of a copy, however their addresses and rules are written.
import { expect, test } from 'vitest';
import { isStyleAddress } from './allowed.ts';
import { safeCss } from './safe-css.ts';

const kept = (css: string) => safeCss(css, (address) => (isStyleAddress(address) ? address : null));
const picture = 'data:image/png;base64,iVBORw0KGgo=';

test.each([
  'a{background:url(https://evil.example/x)}',
  'a{background:url("https://evil.example/x")}',
  "a{background:URL( 'https://evil.example/x' )}",
  'a{background:u\\72l(https://evil.example/x)}',
  'a{background:\\75\\72\\6c("https://evil.example/x")}',
  'a{background:image-set("https://evil.example/x" 1x)}',
  'a{background:-webkit-image-set(url(https://evil.example/x) 1x)}',
  'a{background:cross-fade(src("https://evil.example/x"), red)}',
  'a{--x:url(https://evil.example/x)}',
  'a{background:url(/**/https://evil.example/x)}',
  'a{background:url(https://evil.example/x',
  'a{background:url(https://evil.exa mple/x)}',
  'a{background:url(data:text/html;base64,aGk=)}',
  'a{background:url(data:image/svg+xml,<svg/>)}',
  '@import "https://evil.example/x.css";',
  '@IMPORT url(https://evil.example/x.css) screen;',
  '@\\69mport "https://evil.example/x.css";',
  '@namespace url(https://evil.example/x);',
  '@font-face{src:url(https://evil.example/x)}',
  'a{width:expression(alert(1))}',
  'a{-moz-binding:url(https://evil.example/x);behavior:url(https://evil.example/x)}',
])('%s loads and runs nothing', (css) => {
  expect(kept(css)).not.toMatch(/evil|@import|@\\69mport|expression|binding|behavior|text\/html|svg\/>/i);
});

test('what a page looks like stays', () => {
  const css =
    '@media (width < 600px){.a > b::before{content:"→ \\"x\\"";color:color-mix(in srgb,red 20%,blue)}}@layer x{#y{margin:calc(1px + 2em)!important}}';
  expect(kept(css)).toBe(css);
});

test('pictures and fonts inside the copy stay', () => {
  expect(kept(`a{background:url(${picture})}`)).toBe(`a{background:url("${picture}")}`);
  expect(kept('a{fill:url(#kept-g)}')).toBe('a{fill:url("#kept-g")}');
});

test('nothing leaves its rule or the element that it stands in', () => {
  expect(kept('a{color:red}}}b{color:blue')).toBe('a{color:red}b{color:blue}');
  expect(kept('a{content:"</style><img src=x>"}')).not.toContain('</style');
  expect(kept('a{content:"open')).toBe('a{content:"open"}');
  expect(kept('a{x:(;[{')).toBe('a{x:(;[{}])}');
  expect(kept('/*</style>*/a{}')).toBe(' a{}');
});

test('a rule left out takes its block and nothing behind it', () => {
  expect(kept('@import "x";a{color:red}')).toBe('a{color:red}');
  expect(kept('@document url(x){b{color:red}}a{color:red}')).toBe('a{color:red}');
  expect(kept('@media all{@import "x"}a{color:red}')).toBe('@media all{}a{color:red}');
});
