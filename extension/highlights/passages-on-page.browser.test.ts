// The passages that a page shows: what is typed there stays, whatever list the worker read a moment before.
import { afterEach, expect, test } from 'vitest';
import { parseTarget, type QuoteTarget } from '../../shared/model/annotation.ts';
import { newId } from '../../shared/model/id.ts';
import { describePassage } from './anchor.ts';
import { readPageText } from './page-text.ts';
import type { Passage } from './passage.ts';
import { openPassages } from './passages-on-page.ts';

afterEach(() => document.body.replaceChildren());

/** A page with one passage, marked without a note. */
function aMarkedPage(): Passage {
  const paragraph = document.createElement('p');
  paragraph.textContent = 'Begin with half of what seems possible, and stop before the fatigue comes.';
  document.body.replaceChildren(paragraph);
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const described = describePassage(range, readPageText(document.body), document.body);
  if (!('target' in described)) throw new Error(described.why);
  return { id: newId(), target: parseTarget(described.target) as QuoteTarget, note: '' };
}

const open = () => openPassages({ onSighted: () => undefined, onMoved: () => undefined });
const notesOf = (passages: ReturnType<typeof open>): string[] => passages.list().map(({ note }) => note);

test('a note that is being typed is not undone by a list that was read before', () => {
  const passage = aMarkedPage();
  const passages = open();
  passages.show([passage]);
  passages.changeNote(passage.id, 'half a load');
  passages.show([passage]);
  expect(notesOf(passages)).toEqual(['half a load']);
});

test('a note that is kept may be changed elsewhere, and the page shows that', () => {
  const passage = aMarkedPage();
  const passages = open();
  passages.show([passage]);
  passages.changeNote(passage.id, 'half a load');
  passages.noteKept(passage.id, 'half a load');
  passages.show([{ ...passage, note: 'a third of a load' }]);
  expect(notesOf(passages)).toEqual(['a third of a load']);
});

test('what was typed after the state that is kept still waits', () => {
  const passage = aMarkedPage();
  const passages = open();
  passages.show([passage]);
  passages.changeNote(passage.id, 'half');
  passages.changeNote(passage.id, 'half a load');
  passages.noteKept(passage.id, 'half');
  passages.show([{ ...passage, note: 'half' }]);
  expect(notesOf(passages)).toEqual(['half a load']);
});
