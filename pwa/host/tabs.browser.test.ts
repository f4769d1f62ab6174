// Real BroadcastChannels between two documents, as two tabs have them.
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/model/id.ts';
import { openTabs } from './tabs.ts';

test('two tabs agree, whichever began first and whatever each held alone', async () => {
  const name = `test-${newId()}`;
  const [first, second] = [new Y.Doc(), new Y.Doc()];
  first.getMap('m').set('first', 1);
  second.getMap('m').set('second', 2);
  const [one, two] = [openTabs(name), openTabs(name)];
  one.share(first);
  two.share(second);
  const both = { first: 1, second: 2 };
  await vi.waitFor(() => expect([first.getMap('m').toJSON(), second.getMap('m').toJSON()]).toEqual([both, both]));
  first.getMap('m').set('later', 3);
  await vi.waitFor(() => expect(second.getMap('m').get('later')).toBe(3));
  one.close();
  two.close();
});

test('news reaches the other tabs and not the one that told it', async () => {
  const name = `test-${newId()}`;
  const [one, two] = [openTabs(name), openTabs(name)];
  const heard: unknown[] = [];
  one.on('relay', () => heard.push('back at the teller'));
  two.on('relay', (body) => heard.push(body));
  one.tell('relay', { connection: 'offline' });
  await vi.waitFor(() => expect(heard).toEqual([{ connection: 'offline' }]));
  one.close();
  two.close();
});
