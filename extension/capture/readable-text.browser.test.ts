// What is kept of a page's text, in a real browser: the words, and nothing that acts, loads or tracks.
import { afterEach, describe, expect, it } from 'vitest';
import { sanitise } from './harmless-html.ts';
import { parseCopy, TEXT_BYTES_MAX } from './page-copy.ts';
import { plainText } from './plain-text.ts';
import { readText } from './readable-text.ts';

const words = 'Sentences about hands and houses, long enough that a reader takes them for the text of a page. '.repeat(
  6,
);
const pageOf = (body: string): Document => {
  const page = new DOMParser().parseFromString(`<!doctype html><html><body>${body}</body></html>`, 'text/html');
  const base = page.createElement('base');
  base.href = 'https://learning.example/part/';
  page.head.append(base);
  return page;
};
const article = (inner: string) =>
  `<nav>Menu</nav><article><h1>Hands</h1><p>${words}</p>${inner}<p>${words}</p></article>`;

afterEach(() => {
  Reflect.deleteProperty(window, 'pwned');
});

describe('the text of a page', () => {
  it('keeps headings, lists, tables and links to the web, and leaves the menu', () => {
    const { html, notes } = readText(
      pageOf(
        article(
          '<h2>Tools</h2><ul><li>tape</li></ul><table><tr><th>Size</th><th>Cut</th></tr><tr><td>1</td><td>2</td></tr></table><a href="more">on</a>',
        ),
      ),
    );
    expect(html).toContain('<h2>Tools</h2>');
    expect(html).toContain('<li>tape</li>');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('href="https://learning.example/part/more"');
    expect(html).not.toContain('Menu');
    expect(notes).toEqual([]);
  });

  it.each([
    ['a script', '<script>window.pwned = 1</script>'],
    ['an event handler', '<p onclick="window.pwned = 1">press</p>'],
    ['a script link', '<a href="javascript:window.pwned=1">x</a>'],
    ['a script link in disguise', '<a href="java&#10;script:window.pwned=1">x</a>'],
    ['a data link', '<a href="data:text/html,<script>1</script>">x</a>'],
    ['a form', '<form action="https://bad.example"><input value="hunter2"></form>'],
    ['a frame', '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>'],
    ['a picture that loads', '<img src="https://bad.example/track.png" onerror="window.pwned = 1">'],
    ['a drawing', '<svg onload="window.pwned = 1"><a xlink:href="javascript:1"><text>x</text></a></svg>'],
    [
      'a formula that breaks out',
      '<math><mtext><table><mglyph><style><img src=x onerror="window.pwned=1"></style></mglyph></table></mtext></math>',
    ],
    ['a style that loads', '<p style="background:url(https://bad.example/t.png)">x</p><style>p{color:red}</style>'],
    ['an object', '<object data="https://bad.example/o"></object><embed src="https://bad.example/e">'],
  ])('keeps nothing of %s', (_, hostile) => {
    const { html } = readText(pageOf(article(hostile)));
    expect(html).toContain('Sentences about hands');
    expect(html).not.toMatch(/<(script|form|input|iframe|img|svg|math|style|object|embed|base|meta|link)\b/i);
    expect(html).not.toMatch(/javascript:|data:|\son\w+\s*=|style=|srcdoc|track\.png|hunter2/i);
    expect('pwned' in window).toBe(false);
  });

  it('keeps the description of a picture in its place', () => {
    expect(readText(pageOf(article('<p><img src="hoist.png" alt="A hoist by a bed"></p>'))).html).toContain(
      '[Picture: A hoist by a bed]',
    );
  });

  it('does not repeat in a description what the caption says', () => {
    const figure =
      '<figure><img src="hoist.png" alt="A hoist by a bed"><figcaption>A hoist by a bed, 2026.</figcaption></figure>';
    expect(readText(pageOf(article(figure))).html).not.toContain('[Picture');
  });

  it('keeps a formula as it would be written, and the words in a drawing', () => {
    const { html } = readText(
      pageOf(
        article(
          `<p>The force is <math><semantics><mrow><mi>F</mi></mrow><annotation encoding="application/x-tex">F = m a</annotation></semantics></math> here, which is
          the word that everything else in this paragraph hangs on.</p>`,
        ),
      ),
    );
    expect(html).toMatch(/The force is\s+F = m a\s+here/);
    expect(html).not.toContain('<math');
    expect(sanitise('<svg><path d="M0 0"></path><text>grip in newtons</text></svg>').textContent).toContain(
      'grip in newtons',
    );
  });

  it('takes the reader that keeps the opening of the text, and leaves out what stands beside it', () => {
    const cards =
      '<div class="related-posts"><h3>Related posts</h3><ul><li><a href="/x">Another piece on feet</a></li></ul></div>';
    const { html } = readText(pageOf(article(cards)));
    expect(html).toContain('Sentences about hands');
    expect(html).not.toContain('Another piece on feet');
  });

  it('reads a page ten thousand elements deep', () => {
    const page = pageOf('');
    let at: Element = page.body;
    for (let depth = 0; depth < 10_000; depth++) at = at.appendChild(page.createElement('div'));
    at.textContent = words;
    const { html } = readText(page);
    expect(html).toContain('Sentences about hands');
  });

  it('reads right-to-left and Chinese pages', () => {
    const arabic = 'العلاج الوظيفي يساعد الناس على القيام بما يهمهم في حياتهم اليومية بعد المرض أو الإصابة. '.repeat(8);
    const chinese = '作业治疗师帮助人们在受伤或生病之后重新做他们日常生活中重要的事情。'.repeat(12);
    for (const text of [arabic, chinese]) {
      expect(readText(pageOf(`<nav>x</nav><article><h1>1</h1><p>${text}</p><p>${text}</p></article>`)).html).toContain(
        text.trim(),
      );
    }
  });

  it('reads a page whose elements take the names of the document’s own parts', () => {
    const names =
      'body cloneNode querySelectorAll title documentElement createTreeWalker getElementsByTagName nodeName';
    const traps = names
      .split(' ')
      .map((name) => `<form name="${name}"><input name="${name}"></form><img name="${name}">`)
      .join('');
    const { html } = readText(pageOf(`${traps}${article('')}`));
    expect(html).toContain('Sentences about hands');
    expect(html).not.toMatch(/<img|<form/);
  });

  it('leaves the page as it was', () => {
    const page = pageOf(article('<p><img src="hoist.png" alt="A hoist"></p><script>1</script>'));
    const before = page.documentElement.outerHTML;
    readText(page);
    expect(page.documentElement.outerHTML).toBe(before);
  });

  it('cuts a long text after whole blocks and says so', () => {
    const { html, notes } = readText(pageOf(`<article><h1>Long</h1>${`<p>${words}</p>`.repeat(5_000)}</article>`));
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(TEXT_BYTES_MAX);
    expect(html.length).toBeGreaterThan(1_900_000);
    expect(html.trimEnd()).toMatch(/<\/p>$/);
    expect(notes).toEqual(['The page is longer than 2 MB of text. What comes after that was left out.']);
  });

  it('has no text for an empty page', () => {
    expect(
      readText(pageOf('<div></div>'))
        .html.replace(/<[^>]+>/g, '')
        .trim(),
    ).toBe('');
  });
});

describe('the words of a page without its structure', () => {
  it('keeps paragraphs apart and inline words together, and leaves scripts and menus', () => {
    const page = pageOf('<nav>Menu</nav><h1>Hands</h1><p>Warm <b>the</b> sheet.</p><script>let x</script><p>Wait.</p>');
    const limits = { charactersMax: 1_000, deadlineMs: performance.now() + 5_000 };
    expect(plainText(page.body, limits)).toEqual({ paragraphs: ['Hands', 'Warm the sheet.', 'Wait.'], isWhole: true });
  });

  it('stops at the limit of length or of time, and says that it did', () => {
    const page = pageOf('<p>0123456789</p>'.repeat(2_000));
    const short = plainText(page.body, { charactersMax: 25, deadlineMs: performance.now() + 5_000 });
    expect(short).toEqual({ paragraphs: ['0123456789', '0123456789', '01234'], isWhole: false });
    const late = plainText(page.body, { charactersMax: 1_000_000, deadlineMs: performance.now() - 1 });
    expect(late.isWhole).toBe(false);
    expect(late.paragraphs.length).toBeLessThan(1_000);
  });
});

describe('what comes back from the page', () => {
  it('is no copy without an address of the web, and may be without text', () => {
    expect(parseCopy({ url: 'https://a.example/', html: '' })?.html).toBe('');
    expect(parseCopy({ url: 'file:///etc/passwd', html: '<p>x</p>' })).toBeNull();
    expect(parseCopy(null)).toBeNull();
  });
});
