// Copies of pages in a real browser: what they look like stays, what they hold of people and what could run does not.
import { afterEach, describe, expect, it } from 'vitest';
import { sanitisedHtml } from '../../../shared/kept-page/sanitise-page.ts';
import { CANARY, MARKUP } from '../../../tests/fixtures/payloads/payloads.ts';
import { copyOf } from './make-page-file.ts';
import { PAGE_FILE_BYTES_MAX } from './page-file.ts';

const URL_OF_PAGE = 'https://learning.example/lesson?id=1';
const FORBIDDEN =
  'script, iframe, object, embed, form, input, button, select, textarea, link, base, template, noscript, foreignObject, animate, set, video, audio, source, frame, portal, dialog, title > *, [style], [name], [srcdoc], [srcset], [formaction], [action], [ping], [background], [poster], [autofocus], [contenteditable], [tabindex]';

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
  Reflect.deleteProperty(window, CANARY);
});

/** A document that is really laid out, and whose scripts are its own affair. */
async function pageOf(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:900px;height:600px';
  frame.srcdoc = html;
  document.body.append(frame);
  frames.push(frame);
  await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
  if (!frame.contentDocument) throw new Error('no document');
  return frame.contentDocument;
}

/** The copy as a document of its own, opened with nothing to hold it back but what it says itself. */
const opened = async (page: Document): Promise<{ copy: Document; html: string; notes: string[] }> => {
  const { html, notes } = await copyOf(page, URL_OF_PAGE);
  return { copy: await pageOf(html), html, notes };
};

const problemsIn = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(FORBIDDEN) ? [element.outerHTML.slice(0, 200)] : []),
    ...[...element.attributes]
      .filter(({ name, value }) => /^on|^data-/.test(name) || /^\s*(?:javascript|vbscript|data:text)/i.test(value))
      .filter(({ name }) => name !== 'title' && name !== 'alt')
      .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 80)}`),
  ]);

describe('attacks', () => {
  it('leave nothing behind that could run, after the sanitiser alone', async () => {
    const clean = MARKUP.map((payload) => sanitisedHtml(payload));
    for (const [at, html] of clean.entries()) {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      expect(problemsIn(parsed.body), MARKUP[at]).toEqual([]);
      // what is clean stays so when it is read and written again
      expect(problemsIn(new DOMParser().parseFromString(parsed.body.innerHTML, 'text/html').body)).toEqual([]);
    }
    const live = await pageOf(`<body>${clean.map((html) => `<div>${html}</div>`).join('')}</body>`);
    await new Promise((frame) => requestAnimationFrame(frame));
    expect(CANARY in window).toBe(false);
    expect(CANARY in (live.defaultView as Window)).toBe(false);
  });

  it('leave nothing behind in the copy of a page that is full of them, shadow roots too', async () => {
    const page = document.implementation.createHTMLDocument('<script>top.harmed=1</script>');
    for (const payload of MARKUP) {
      const box = page.createElement('div');
      box.innerHTML = payload;
      page.body.append(box);
      const host = page.createElement('section');
      host.attachShadow({ mode: 'open' }).innerHTML = payload;
      page.body.append(host);
    }
    page.body.append('The last words.');
    const { copy, html } = await opened(page);
    expect(problemsIn(copy.body)).toEqual([]);
    expect(copy.body.textContent).toContain('The last words.');
    expect(copy.title).toContain('<script>');
    const css = [...copy.querySelectorAll('style')].map((style) => style.textContent).join('');
    expect(css).not.toMatch(/@import|expression\(|-moz-binding:|url\("?(?!"|data:(?:image|font)\/|data:,|#kept-)/i);
    expect(html).not.toMatch(/evil\.example\/x\?sid/);
    expect(CANARY in window).toBe(false);
  });
});

describe('the copy of a page', () => {
  it('keeps its looks: rules, sizes, places among siblings, attributes that rules ask for', async () => {
    const page = await pageOf(`<!doctype html><html data-theme="dark"><style>
      [data-theme=dark] .card{color:rgb(1,2,3)} li:nth-child(2){color:rgb(4,5,6)} #main>p{color:rgb(7,8,9)}
      .card:not(:hover){border-top:3px solid rgb(1,1,1)} @media (min-width:1px){b{color:rgb(9,9,9)}} .a::before{content:"→"}</style>
      <body style="background:rgb(250,240,230)"><div class="card" style="margin-left:17px">x</div><ul><li>1<li>2</ul><div id="main"><p>p</p></div><b>b</b><i class="a"></i>`);
    const { copy, html } = await opened(page);
    const styleOf = (selector: string, pseudo?: string) => {
      const element = copy.querySelector(selector);
      if (!element) throw new Error(`${selector} is not there: ${html}`);
      return (copy.defaultView as Window).getComputedStyle(element, pseudo);
    };
    expect(styleOf('.card').color).toBe('rgb(1, 2, 3)');
    expect(styleOf('.card').marginLeft).toBe('17px');
    expect(styleOf('.card').borderTopWidth).toBe('3px');
    expect(styleOf('li:nth-of-type(2)').color).toBe('rgb(4, 5, 6)');
    expect(styleOf('p').color).toBe('rgb(7, 8, 9)');
    expect(styleOf('b').color).toBe('rgb(9, 9, 9)');
    expect(styleOf('.a', '::before').content).toBe('"→"');
    expect(styleOf('html').backgroundColor).toBe('rgb(250, 240, 230)');
    expect(html).not.toMatch(/data-theme|<style>[^<]*:hover/);
  });

  it('keeps the rules of a shadow root to it, and what is slotted to the page', async () => {
    const page = await pageOf(
      '<!doctype html><style>p{color:rgb(1,1,1)}</style><p>out</p><div id="h"><p class="in">slotted</p></div>',
    );
    const root = page.querySelector('#h')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.innerHTML =
      '<style>p{color:rgb(2,2,2)}:host{border:5px solid}::slotted(p){font-weight:900}</style><p class="own">own</p><slot></slot>';
    const { copy } = await opened(page);
    const colours = [...copy.querySelectorAll('p')].map((p) => [
      p.textContent,
      copy.defaultView?.getComputedStyle(p).color,
      copy.defaultView?.getComputedStyle(p).fontWeight,
    ]);
    expect(colours).toEqual([
      ['out', 'rgb(1, 1, 1)', '400'],
      ['own', 'rgb(2, 2, 2)', '400'],
      ['slotted', 'rgb(1, 1, 1)', '900'],
    ]);
  });

  it('has nothing of what was typed, chosen or hidden, and nothing that opens a session', async () => {
    const page =
      await pageOf(`<!doctype html><body data-user="SECRET0"><!-- SECRET1 --><script id="__NEXT_DATA__" type="application/json">{"a":"SECRET2"}</script>
      <form action="/x"><input value="SECRET3"><input type="password" value="SECRET4"><input type="hidden" name="csrf" value="SECRET5"><input type="checkbox" checked><textarea>SECRET6</textarea>
      <select><option selected>SECRET7</select><button value="SECRET8">Send it</button></form><div contenteditable>SECRET9</div><div role="textbox">SECRET10</div>
      <a href="/next?sesskey=SECRET11&amp;page=2">next</a><p hidden>SECRET12</p><p style="display:none">SECRET13</p><input type="submit" value="Go on"><style>input:checked+p{color:red}[value=SECRET14]{color:red}</style>`);
    (page.querySelector('input') as HTMLInputElement).value = 'SECRET15';
    const { html, notes } = await opened(page);
    expect(html).not.toContain('SECRET');
    expect(html).toContain('Send it');
    expect(html).toContain('Go on');
    expect(html).toContain('page=2');
    expect(notes).toContain('What was typed or chosen in fields was left out.');
  });

  it('reads a page whose elements take the names of the document’s own parts', async () => {
    const names =
      'body attributes childNodes localName parentNode classList ownerDocument getAttribute querySelectorAll title';
    const traps = names
      .split(' ')
      .map((name) => `<form name="${name}"><input name="${name}"><input id="childNodes"><b>in a form</b></form>`);
    const { copy } = await opened(await pageOf(`<!doctype html>${traps.join('')}<p>Words</p>`));
    expect(copy.querySelectorAll('b')).toHaveLength(names.split(' ').length);
    expect(copy.querySelector('p')?.textContent).toBe('Words');
  });

  it('of a page ten thousand elements deep keeps its words', async () => {
    const page = document.implementation.createHTMLDocument('Deep');
    let at: Element = page.body;
    for (let depth = 0; depth < 10_000; depth++) at = at.appendChild(page.createElement(depth % 2 ? 'div' : 'span'));
    at.textContent = 'the bottom';
    const { html } = await copyOf(page, URL_OF_PAGE);
    expect(html).toContain('the bottom');
  });

  it('of a page without end stops, says so, and stays below 5 MB', async () => {
    const page = document.implementation.createHTMLDocument('Long');
    const paragraph = `<p>${'The record of a long meeting goes on. '.repeat(25)}</p>`;
    page.body.innerHTML = paragraph.repeat(22_000);
    const { html, notes } = await copyOf(page, URL_OF_PAGE);
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(PAGE_FILE_BYTES_MAX);
    expect(html).toContain('</html>');
    expect(notes).toContain('The page is too large to copy whole, so what comes later in it was left out.');
  });

  it('leaves out the largest pictures when all of them are too much, and says how many', async () => {
    const page = await pageOf('<!doctype html><p>Pictures</p>');
    const [width, height] = [1_000, 800];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const dots = context.createImageData(width, height);
    for (let number = 0; number < 10; number++) {
      // noise, which no format makes small
      for (let at = 0; at < dots.data.length; at += 65_536) crypto.getRandomValues(dots.data.subarray(at, at + 65_536));
      for (let at = 3; at < dots.data.length; at += 4) dots.data[at] = 255;
      context.putImageData(dots, 0, 0);
      const image = page.createElement('img');
      image.src = canvas.toDataURL('image/jpeg', 0.95);
      page.body.append(image);
      await image.decode();
    }
    const { html, notes } = await copyOf(page, URL_OF_PAGE);
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(PAGE_FILE_BYTES_MAX);
    expect(notes.join(' ')).toMatch(/large pictures? (was|were) left out to keep the copy below 5 MB/);
    expect(html).toContain('data:image/webp;base64,');
  });
});
