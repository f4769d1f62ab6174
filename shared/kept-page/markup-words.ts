// The words in markup of our own making, without a document to read them in: the worker has none.

const UNSEEN = new Set(['style', 'script', 'head']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i kbd mark q s samp small span strong sub sup u var'.split(' '),
);
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

const nameOf = (tag: string): string => /^\/?([a-z][a-z\d-]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';

/** Each cell, term and line stands alone, as in what a person reads. Goes through once: a page may be built to make it slow. */
export function wordsIn(markup: string): string {
  const words: string[] = [];
  let at = 0;
  for (let open = markup.indexOf('<'); open >= 0; open = markup.indexOf('<', at)) {
    words.push(markup.slice(at, open));
    const close = markup.indexOf('>', open);
    if (close < 0) return spelt(words);
    const name = nameOf(markup.slice(open + 1, Math.min(close, open + 40)));
    if (!INLINE.has(name)) words.push(' \n');
    at = close + 1;
    if (markup[open + 1] === '/' || !UNSEEN.has(name)) continue;
    const end = markup.indexOf(`</${name}`, at);
    if (end < 0) return spelt(words);
    at = end;
  }
  words.push(markup.slice(at));
  return spelt(words);
}

const spelt = (words: readonly string[]): string =>
  words.join('').replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => NAMED[name] ?? ' ');
