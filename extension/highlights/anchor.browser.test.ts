// A passage that was marked is found again: on the same page always, on a changed page nearly always, and never in a wrong place in silence.
import { afterEach, describe, expect, test } from 'vitest';
import { parseTarget, type QuoteTarget } from '../../shared/model/annotation.ts';
import { describePassage, findPassage, type Place } from './anchor.ts';
import { CHANGES, inventedPage, numbersFrom, someRange } from './invented-pages.ts';
import { readPageText } from './page-text.ts';

afterEach(() => document.body.replaceChildren());

const show = (page: Node): void => document.body.replaceChildren(page);

/** Builds a page from a small language: `|` parts paragraphs. */
function pageOf(text: string): HTMLElement[] {
  const paragraphs = text.split('|').map((words) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = words;
    return paragraph;
  });
  document.body.replaceChildren(...paragraphs);
  return paragraphs;
}

function rangeOf(paragraph: Node | undefined, words: string): Range {
  const node = paragraph?.firstChild as Text;
  const start = node.data.indexOf(words);
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + words.length);
  return range;
}

/** Marks a range and carries it through a record, as it comes back on another day. */
function mark(range: Range): QuoteTarget {
  const described = describePassage(range, readPageText(document.body), document.body);
  if (!('target' in described)) throw new Error(described.why);
  return parseTarget(JSON.parse(JSON.stringify(described.target))) as QuoteTarget;
}

const find = (target: QuoteTarget): Place | null => findPassage(target, readPageText(document.body), document.body);
const paragraphOf = (place: Place | null): number =>
  [...document.body.children].findIndex((child) => child.contains(place?.range.startContainer ?? null));

const unspaced = (text: string): string => text.replace(/\s+/g, '');
const blockOf = (node: Node): Element | null | undefined => node.parentElement?.closest('main > *');

const PAGES = 60;
const RANGES_EACH = 5;

/** Of ranges on invented pages that changed, the share found in the very text nodes that were marked, and found elsewhere. */
function shares(change: string): { found: number; astray: number; first: string } {
  let [all, found, astray] = [0, 0, 0];
  let first = '';
  for (let seed = 1; seed <= PAGES; seed++)
    for (let one = 0; one < RANGES_EACH; one++) {
      const chance = numbersFrom(seed * 1_000 + one);
      const page = inventedPage(seed);
      show(page);
      const range = someRange(page, chance);
      const target = mark(range);
      const truth = readPageText(document.body).rangeBetween(target.start, target.end) ?? range;
      const [from, to] = [truth.startContainer, truth.endContainer];
      // of a passage over two paragraphs that were parted, nobody can say where it is
      const isTorn = change.startsWith('paragraphs') && blockOf(from) !== blockOf(to);
      if (isTorn) continue;
      CHANGES[change]?.(page, chance, range);
      const place = find(target);
      all += 1;
      const isThere = place?.range.startContainer === from && place.range.endContainer === to;
      if (isThere) found += 1;
      // an edge that moved into the next node is the same passage; another place is not
      else if (place && !(place.range.intersectsNode(from) || place.range.intersectsNode(to))) astray += 1;
      if (!isThere) first ||= `seed ${seed}, range ${one}: “${target.exact}” became “${place?.range.toString()}”`;
    }
  return { found: found / all, astray: astray / all, first };
}

describe('on invented pages', () => {
  /** At least this share is found, at most that share is taken for another passage. */
  const EXPECTED: Record<string, [number, number]> = {
    'nothing changed': [0.99, 0],
    'a notice stands before everything': [0.99, 0],
    'advertisements stand between the paragraphs': [0.95, 0.01],
    'paragraphs changed their order': [0.95, 0.01],
    'the layout was made anew': [0.99, 0],
    'the source was wrapped at other columns': [0.99, 0],
    'a tenth of the words around and within were edited': [0.85, 0.02],
    'a tenth of the words were edited, and advertisements came': [0.8, 0.02],
  };
  test.each(Object.entries(EXPECTED))('passages come back when %s', (change, [least, mostAstray]) => {
    const { found, astray, first } = shares(change);
    expect(found, first).toBeGreaterThanOrEqual(least);
    expect(astray, first).toBeLessThanOrEqual(mostAstray);
  });

  test('a passage that is gone from the page is not found elsewhere', () => {
    const astray: string[] = [];
    for (let seed = 1; seed <= PAGES; seed++)
      for (let one = 0; one < RANGES_EACH; one++) {
        const chance = numbersFrom(seed * 1_000 + one);
        const page = inventedPage(seed);
        show(page);
        const range = someRange(page, chance);
        const target = mark(range);
        show(inventedPage(seed + 5_000));
        const place = find(target);
        if (place && unspaced(place.range.toString()) !== unspaced(target.exact))
          astray.push(`“${target.exact}” became “${place.range.toString()}”`);
      }
    expect(astray.length / (PAGES * RANGES_EACH), astray.join('\n')).toBeLessThanOrEqual(0.01);
  });
});

describe('a passage', () => {
  test('of words that stand there twice is told by what stands around it', () => {
    const paragraphs = pageOf('Begin low. Rest first. Go slowly.|Then ask. Rest first. Write it down.|Home.');
    const target = mark(rangeOf(paragraphs[1], 'Rest first.'));
    paragraphs[2]?.after(paragraphs[0] as Node);
    document.body.prepend(document.createElement('p'), document.createElement('p'));
    expect(find(target)?.range.startContainer).toBe(paragraphs[1]?.firstChild);
  });

  test('stays on its own line when the same line is inserted before it', () => {
    const paragraphs = pageOf('Intro|Rest first, then measure.|Ask the carer');
    const target = mark(rangeOf(paragraphs[1], 'Rest first, then measure.'));
    const twin = document.createElement('p');
    twin.textContent = 'Rest first, then measure.';
    const other = document.createElement('p');
    other.textContent = 'Something else altogether stands here now';
    document.body.prepend(twin, other);
    expect(paragraphOf(find(target))).toBe(3);
  });

  test('is found in another order of words of the page, with changed words, and across elements', () => {
    document.body.append(document.createElement('p'), document.createElement('div'));
    const [first, second] = document.body.children;
    first?.append('Measure the door ');
    const strong = document.createElement('strong');
    strong.append('before the chair');
    first?.append(strong, ' is ordered.');
    second?.append('Anything else.');
    const range = document.createRange();
    range.setStart(first?.firstChild as Node, 8);
    range.setEnd(first?.lastChild as Node, 3);
    const target = mark(range);
    expect(target.exact).toBe('the door before the chair is');
    second?.after(first as Node);
    strong.textContent = 'before any chair';
    expect(find(target)?.range.toString()).toBe('the door before any chair is');
  });

  test('in a table runs from cell to cell', () => {
    const table = document.createElement('table');
    for (const words of ['Grip', '12 kg', 'Pinch', '4 kg']) {
      if (words === 'Grip' || words === 'Pinch') table.insertRow();
      const cell = table.rows[table.rows.length - 1]?.insertCell();
      if (cell) cell.textContent = words;
    }
    document.body.append(table);
    const range = document.createRange();
    range.setStart(table.rows[0]?.cells[1]?.firstChild as Node, 0);
    range.setEnd(table.rows[1]?.cells[0] as Node, 1);
    const target = mark(range);
    expect(target).toMatchObject({ exact: '12 kg Pinch', prefix: 'Grip ', suffix: ' 4 kg' });
    expect(find(target)).toMatchObject({ foundBy: 'range' });
  });

  test('keeps its words apart where blocks part them, and no soft hyphens or hidden words', () => {
    const [first, second] = pageOf('Measure the door\u00ADway|before the chair');
    const hidden = document.createElement('span');
    hidden.textContent = ' (not shown)';
    hidden.style.display = 'none';
    first?.append(hidden);
    const range = document.createRange();
    range.setStart(first?.firstChild as Node, 0);
    range.setEnd(second as Node, 1);
    expect(mark(range).exact).toBe('Measure the doorway before the chair');
  });

  test.each([
    ['right to left', 'قبل الزيارة اسأل المريض عن الهدف ثم قس الدرج', 'اسأل المريض عن الهدف'],
    ['without spaces', '訪問の前に目標を尋ね、それから階段を測る。家族にも聞く。', '目標を尋ね、それから階段を測る'],
    ['of letters beyond the first plane', 'Rest 🧑‍🦽 before 🦾 you are 🛌 tired', 'before 🦾 you are 🛌'],
  ])('of writing %s comes back', (_, text, words) => {
    const paragraphs = pageOf(`${'Something before. '.repeat(10)}|${text}`);
    const target = mark(rangeOf(paragraphs[1], words));
    expect(target.exact).toBe(words);
    document.body.prepend(document.createElement('p'));
    document.body.firstElementChild?.append('New here');
    expect(find(target)?.range.toString()).toBe(words);
  });

  test('of more than 5,000 characters, or of nothing, is not marked, and it is said which', () => {
    const [long] = pageOf('a long word '.repeat(600));
    const all = document.createRange();
    all.selectNodeContents(long as Node);
    expect(describePassage(all, readPageText(document.body), document.body)).toEqual({ why: 'too-long' });
    all.collapse();
    expect(describePassage(all, readPageText(document.body), document.body)).toEqual({ why: 'nothing' });
  });

  test('in a closed part of the page is found when what is hidden is looked at', () => {
    const [paragraph] = pageOf('Open this to read on about pacing after illness.');
    const target = mark(rangeOf(paragraph, 'pacing after illness'));
    if (paragraph) paragraph.style.display = 'none';
    expect(find(target)).toBeNull();
    const whole = readPageText(document.body, { withHidden: true });
    expect(findPassage(target, whole, document.body)?.range.toString()).toBe('pacing after illness');
  });

  test('of one short word is not taken for the same word elsewhere', () => {
    const paragraphs = pageOf('Ask about pain at rest, and write it down.|The pain score is free.');
    const target = mark(rangeOf(paragraphs[0], 'pain'));
    paragraphs[0]?.remove();
    document.body.prepend(...pageOf('An altogether other text.|The pain score is free.'));
    expect(find(target)).toBeNull();
  });

  test('with selectors that lie is found by its words, and lying paths do no harm', () => {
    const paragraphs = pageOf('First.|Rest before you are tired.|Last.');
    const target = mark(rangeOf(paragraphs[1], 'before you are tired'));
    const lies = { startPath: '/p[999999]/../*[1]', endPath: '/constructor[1]', startOffset: 9e9, endOffset: 1 };
    expect(find({ ...target, start: 9e15, end: 9e15 + 3, range: lies })).toMatchObject({ foundBy: 'quote' });
  });
});

describe('a page of 20 MB', () => {
  test('is searched to its end, and no longer than it may take', () => {
    const words = `${'The record of a long meeting goes on and on. '.repeat(20)}`;
    const page = document.createElement('div');
    for (let size = 0; size < 20_000_000; size += words.length + 7) {
      const paragraph = document.createElement('p');
      paragraph.textContent = words;
      page.append(paragraph);
    }
    show(page);
    const last = page.lastElementChild?.firstChild as Text;
    last.data = 'At the very end they agreed to meet again in spring.';
    const text = readPageText(document.body);
    expect(text.isWhole).toBe(true);
    const target = {
      kind: 'quote' as const,
      exact: 'they agreed to meet again in spring',
      prefix: 'At the very end ',
      suffix: '.',
      start: 0,
      end: 0,
      range: null,
    };
    expect(findPassage(target, text, document.body)?.range.startContainer).toBe(last);
    // what is nowhere costs no more than the time it is given, which is over at once here
    const nowhere = { ...target, exact: 'words that stand nowhere in these minutes at all' };
    expect(findPassage(nowhere, text, document.body, performance.now())).toBeNull();
    expect(readPageText(document.body, { untilMs: performance.now() }).isWhole).toBe(false);
  });
});
