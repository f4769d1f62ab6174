// The kept copy of a page, drawn in a real browser.
import { afterEach, expect, test } from 'vitest';
import { createApp } from 'vue';
import KeptCopy from './KeptCopy.ts';
import { readCopy } from './kept-copy.ts';

const from = { mime: 'text/html', url: 'https://journal.example/articles/1' };
const place = document.createElement('div');
document.body.append(place);

function draw(html: string, title = ''): HTMLElement {
  unmount();
  place.replaceChildren();
  const app = createApp(KeptCopy, { nodes: readCopy(html, from, title) });
  app.mount(place);
  unmount = () => app.unmount();
  return place;
}
let unmount = () => {};
afterEach(() => {
  unmount();
  unmount = () => {};
});

test('shows headings, paragraphs, lists and links of the page', () => {
  const shown = draw(
    '<h1>Seating</h1><div><p>One <em>small</em> study.</p><ul><li><a href="/methods">Methods</a></li></ul></div>',
  );
  expect(shown.querySelector('h3')?.textContent).toBe('Seating');
  expect(shown.querySelector('p em')?.textContent).toBe('small');
  expect(shown.querySelector('li a')?.getAttribute('href')).toBe('https://journal.example/methods');
});

test('nothing of a hostile page runs, loads or keeps its attributes', () => {
  const ran = globalThis as unknown as { harmed?: boolean };
  const shown = draw(
    `<p onclick="harmed=true" style="position:fixed" id="page">text</p><script>harmed=true</script>
     <img src="x" onerror="harmed=true"><svg onload="harmed=true"><a href="javascript:harmed=true">in svg</a></svg>
     <a href="javascript:harmed=true">link</a><iframe srcdoc="<script>parent.harmed=true</script>"></iframe>
     <form action="https://bad.example"><input name="a"><button>go</button></form><base href="https://bad.example/">`,
  );
  expect(ran.harmed).toBeUndefined();
  expect(shown.querySelectorAll('script, img, svg, iframe, form, input, button, base, a')).toHaveLength(0);
  expect(shown.querySelector('p')?.attributes).toHaveLength(0);
  expect(shown.textContent).toContain('link');
});

test('a page nested thousands deep is flattened', () => {
  const shown = draw(`${'<div><blockquote>'.repeat(3_000)}deep words${'</blockquote></div>'.repeat(3_000)}`);
  expect(shown.textContent).toContain('deep words');
  expect(shown.querySelectorAll('blockquote').length).toBeLessThan(110);
});

test('title, address and time of the file are not repeated; what the copy lacks is still said', () => {
  const file = (
    title: string,
  ) => `<!doctype html><html><head><title>${title}</title><style>p{color:red}</style></head><body>
    <header class="waymark-about"><h1>${title}</h1><p>The text of <a href="https://a.example/">https://a.example/</a></p>
    <p>Kept on <time>2026-11-23T20:10:00.000Z</time> (UTC) with Waymark.</p>
    <p>The page was long: its end is missing.</p></header>
    <main><article><h1>Measuring twice</h1><p>Cut once.</p>
    <h2>Measuring twice</h2></article></main></body></html>`;
  const shown = (title: string) => draw(file('Measuring twice'), title).textContent?.replace(/\s+/g, ' ').trim();
  expect(shown('Measuring twice')).toBe('The page was long: its end is missing. Cut once. Measuring twice');
  expect(shown('Renamed')).toBe('Measuring twice The page was long: its end is missing. Cut once. Measuring twice');
});

test('a text about styles keeps its words', () => {
  expect(draw('<p style="color:red">Write style = "x" or &lt;style&gt; yourself.</p>').textContent).toBe(
    'Write style = "x" or <style> yourself.',
  );
});

test('a plain text keeps its paragraphs and its signs', () => {
  const app = createApp(KeptCopy, { nodes: readCopy('One <b>\n\nTwo', { mime: 'text/plain', url: from.url }) });
  place.replaceChildren();
  app.mount(place);
  unmount = () => app.unmount();
  expect([...place.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['One <b>', 'Two']);
});
