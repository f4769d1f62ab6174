// Updates of two devices that wait for each other when they are applied in this order: a fault of Yjs (13.6.33).
import * as Y from 'yjs';

export function waitingForEachOther(): { updates: readonly Uint8Array[]; text: string } {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  [one.clientID, two.clientID] = [100, 200]; // Yjs begins with the higher
  const updates: Uint8Array[] = [];
  for (const [doc, other] of [[one, two] as const, [two, one] as const])
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin === 'copy') return;
      updates.push(update);
      Y.applyUpdate(other, update, 'copy');
    });
  one.getText('t').insert(0, 'one ');
  two.getText('t').insert(4, 'two ');
  one.getText('t').insert(8, 'three ');
  two.getText('t').delete(0, 1);
  one.getText('t').insert(13, 'four ');
  const [first, second, third, fourth, fifth] = updates;
  if (!first || !second || !third || !fourth || !fifth) throw new Error('five updates were expected');
  return { updates: [Y.mergeUpdates([second, fourth, fifth]), first, third], text: one.getText('t').toString() };
}
