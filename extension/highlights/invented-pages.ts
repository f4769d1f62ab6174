// Invented pages and what is done to pages with time, for the tests of finding passages again; the same seed gives the same page.

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Chance = () => number;
export const below = (chance: Chance, count: number): number => Math.floor(chance() * count);
export const oneOf = <T>(chance: Chance, from: readonly T[]): T => from[below(chance, from.length)] as T;

const ENGLISH =
  `the of and to in a is for with on that as at by from patient therapist splint hand week visit home stairs rail
  kitchen chair pain rest pacing fatigue memory carer family goal review measure score ward discharge referral school child
  wrist elbow shoulder tendon scar swelling grip strength range movement exercise daily task dressing washing cooking
  walking sitting standing safely slowly often rarely before after during between without because although when however`.split(
    /\s+/,
  );
const ARABIC =
  'المعالج المريض اليد الأسبوع الزيارة المنزل الدرج الألم الراحة الهدف القوة الحركة قبل بعد خلال مع على في'.split(' ');
const CHINESE = [...'作業療法士患者手首訪問自宅階段痛休息目標力動作練習毎日着替入浴料理歩行安全前後間家族記憶'];

function sentence(chance: Chance, words: readonly string[], joint: string, stop: string): string {
  const length = 5 + below(chance, 15);
  return Array.from({ length }, () => oneOf(chance, words)).join(joint) + stop;
}

function prose(chance: Chance): string {
  const kind = chance();
  const count = 1 + below(chance, 5);
  if (kind < 0.08) return Array.from({ length: count }, () => sentence(chance, ARABIC, ' ', '.')).join(' ');
  if (kind < 0.16) return Array.from({ length: count }, () => sentence(chance, CHINESE, '', '。')).join('');
  return Array.from({ length: count }, () => sentence(chance, ENGLISH, ' ', '.')).join(' ');
}

function element(name: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** Prose with some of its words in inline elements, and now and then a line break in the source. */
function inline(chance: Chance): (string | Node)[] {
  return prose(chance)
    .split(/(?<=[.。])/)
    .flatMap((part): (string | Node)[] => {
      const kind = chance();
      if (kind < 0.15) return [element(oneOf(chance, ['em', 'strong', 'a', 'span', 'sup']), part)];
      if (kind < 0.2) return [part.replace(' ', '\n      ')];
      if (kind < 0.23) return [part, element('br')];
      return [part];
    });
}

function block(chance: Chance, repeated: string): HTMLElement {
  const kind = chance();
  if (kind < 0.1) return element('h2', sentence(chance, ENGLISH, ' ', ''));
  if (kind < 0.2)
    return element('ul', ...Array.from({ length: 2 + below(chance, 4) }, () => element('li', ...inline(chance))));
  if (kind < 0.3) {
    const cell = () => element('td', sentence(chance, ENGLISH, ' ', ''));
    const rows = Array.from({ length: 2 + below(chance, 3) }, () => element('tr', cell(), cell(), cell()));
    return element('table', element('tbody', ...rows));
  }
  if (kind < 0.35) return element('p', repeated);
  if (kind < 0.4) {
    const hidden = element('div', ...inline(chance));
    hidden.style.display = 'none';
    return element('div', hidden, element('p', ...inline(chance)));
  }
  if (kind < 0.43) return element('div', element('script', 'var hidden = 1;'), element('p', ...inline(chance)));
  if (kind < 0.5) return element('blockquote', element('p', ...inline(chance)), element('p', ...inline(chance)));
  return element('p', ...inline(chance));
}

/** A page of some 30 blocks; some of its paragraphs are the same words. */
export function inventedPage(seed: number): HTMLElement {
  const chance = numbersFrom(seed);
  const repeated = sentence(chance, ENGLISH, ' ', '.');
  const blocks = Array.from({ length: 20 + below(chance, 25) }, () => block(chance, repeated));
  return element(
    'div',
    element('nav', element('a', 'Home'), element('a', 'Journal')),
    element('main', ...blocks),
    element('footer', 'An invented page'),
  );
}

/** What is done to pages with time. Each changes the page in place and keeps the text nodes it does not write to. */
export const CHANGES: Record<string, (page: HTMLElement, chance: Chance, marked: Range) => void> = {
  'nothing changed': () => undefined,
  'a notice stands before everything': (page, chance) => page.prepend(element('div', element('p', prose(chance)))),
  'advertisements stand between the paragraphs': (page, chance) => {
    for (const one of [...page.querySelectorAll('main > *')])
      if (chance() < 0.4) one.after(element('aside', sentence(chance, ENGLISH, ' ', '.')));
  },
  'paragraphs changed their order': (page, chance) => {
    const main = page.querySelector('main');
    const all = [...(main?.children ?? [])];
    for (const one of all) if (chance() < 0.3) main?.insertBefore(one, all[below(chance, all.length)] ?? null);
  },
  'the layout was made anew': (page) => {
    for (const one of [...page.querySelectorAll('main > *')]) {
      const holder = element('section');
      one.replaceWith(holder);
      holder.append(element('div', one));
    }
    page.append(element('div', ...page.childNodes));
  },
  'the source was wrapped at other columns': (page, chance) => {
    for (const node of textNodesOf(page))
      node.data = node.data.replace(/ /g, () => (chance() < 0.2 ? '\n\t  ' : chance() < 0.3 ? '\u00A0' : ' '));
  },
  'a tenth of the words around and within were edited': (page, chance) => {
    for (const node of textNodesOf(page))
      node.data = node.data.replace(/\p{L}{3,}/gu, (word) => (chance() < 0.1 ? oneOf(chance, ENGLISH) : word));
  },
  'a tenth of the words were edited, and advertisements came': (page, chance, marked) => {
    CHANGES['a tenth of the words around and within were edited']?.(page, chance, marked);
    CHANGES['advertisements stand between the paragraphs']?.(page, chance, marked);
  },
};

export function textNodesOf(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
  return found;
}

/** A range a person could have marked: from one place in the shown text to another, at most some paragraphs on. */
export function someRange(page: HTMLElement, chance: Chance): Range {
  const shown = textNodesOf(page).filter(
    (node) =>
      node.data.trim().length > 1 &&
      node.parentElement?.localName !== 'script' &&
      node.parentElement?.checkVisibility(),
  );
  for (;;) {
    const first = below(chance, shown.length);
    const from = shown[first] as Text;
    const to = shown[Math.min(shown.length - 1, first + (chance() < 0.6 ? 0 : below(chance, 6)))] as Text;
    const range = document.createRange();
    const start = below(chance, from.length);
    range.setStart(from, start);
    range.setEnd(to, from === to ? start + 1 + below(chance, from.length - start) : 1 + below(chance, to.length));
    if (range.toString().trim().length >= 8) return range;
  }
}
