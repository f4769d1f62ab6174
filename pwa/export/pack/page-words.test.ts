// The words of a kept page: what is read of its markup, and what never is.
import { describe, expect, it } from 'vitest';
import { pageWords } from './page-words.ts';

const html = (text: string, title = '') => pageWords(text, 'text/html', title);

describe('the words of a kept page', () => {
  it('are headings, paragraphs and lists in their order', () => {
    expect(
      html(
        '<main><h2>Doors</h2><p>Wide &amp; <b>low</b>.</p><ul><li>one</li><li><p>two</p></li></ul><p>End</p></main>',
      ),
    ).toEqual([
      { kind: 'heading', text: 'Doors' },
      { kind: 'paragraph', text: 'Wide & low.', isQuiet: false },
      { kind: 'list', items: ['one', 'two'] },
      { kind: 'paragraph', text: 'End', isQuiet: false },
    ]);
  });

  it('leave out the title that stands above them already', () => {
    expect(html('<h1>Doors</h1><p>a</p>', 'Doors')).toEqual([{ kind: 'paragraph', text: 'a', isQuiet: false }]);
  });

  it('leave out what the kept file says of itself, but not what it says that it lacks', () => {
    const file = `<!doctype html><html><head><title>Doors</title><style>p{}</style></head><body>
      <header class="waymark-about" lang="en-GB"><h1>Doors</h1><p>The text of <a href="https://a.example/" rel="noreferrer">https://a.example/</a></p>
      <p>Kept on <time datetime="2026-03-05T08:00:00.000Z">2026-03-05T08:00:00.000Z</time> (UTC) with Waymark.</p>
      <p>The end was left out.</p></header><main><h1>Doors</h1><p>Wide.</p></main></body></html>`;
    expect(html(file, 'Doors')).toEqual([
      { kind: 'paragraph', text: 'The end was left out.', isQuiet: false },
      { kind: 'paragraph', text: 'Wide.', isQuiet: false },
    ]);
  });

  it('are never a script, a style or a comment, closed or not', () => {
    const words = html(
      '<p>a</p><script>alert(1)</script><!-- b --><style>p{}</style><p>c &lt;script&gt; 2 &lt; 3 &#39;d&#39; &#x1F600;</p><script>never closed',
    );
    expect(words.map((block) => ('text' in block ? block.text : ''))).toEqual(['a', "c <script> 2 < 3 'd' 😀"]);
  });

  it('of a plain text are its paragraphs', () => {
    expect(pageWords('One.\n\nTwo <b>.', 'text/plain').map((block) => ('text' in block ? block.text : ''))).toEqual([
      'One.',
      'Two <b>.',
    ]);
  });

  it('come soon, however the markup is', () => {
    const startedAtMs = performance.now();
    html('<'.repeat(200_000));
    html(`<p ${'a="'.repeat(100_000)}`);
    html('<script'.repeat(50_000));
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });
});
