// What is under way with the words survives the tab: it is kept beside the identity, and goes on in whichever tab leads.
import { expect, onTestFinished, test } from 'vitest';
import { newSecret } from '../../shared/crypto/secret.ts';
import { newId } from '../../shared/model/id.ts';
import { ensureIdentity, type Identity, openLocal, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import { openPortfolio } from '../../shared/portfolio/open.ts';
import { beginRotation, type Rotation } from '../../shared/sync/rotation.ts';
import { openChangingWords } from './change-words.ts';

const now = () => new Date('2026-11-03T12:00:00Z');
/** Nothing listens there. */
const AWAY = 'http://127.0.0.1:9';

async function aDevice() {
  const local = openLocal(`waymark-local-${newId()}`);
  const first = await ensureIdentity(local, 'Test', now());
  const portfolio = openPortfolio({ documentName: first.documentName, now });
  await portfolio.loaded;
  const me = { identity: { ...first, serverUrl: AWAY } as Identity };
  onTestFinished(async () => {
    await portfolio.close();
    await local.delete();
    indexedDB.deleteDatabase(first.documentName);
  });
  /** A tab of this device. */
  const aTab = () => {
    const became: Identity[] = [];
    const changing = openChangingWords({
      local,
      me,
      portfolio,
      now,
      takeFiles: async () => true,
      async become(next) {
        me.identity = next;
        became.push(next);
      },
    });
    onTestFinished(() => changing.stop());
    return { changing, became };
  };
  return { local, me, aTab };
}

const rotationOf = ({ identity }: { identity: Identity }, aim: Rotation['aim'], secret = identity.secret): Rotation =>
  beginRotation({ aim, oldSecret: secret, newSecret: newSecret(), serverOrigin: AWAY, beganAtMs: now().getTime() });

test('what one tab begins every tab sees, and while nothing was changed it can be given up', async () => {
  const { local, me, aTab } = await aDevice();
  const [one, other] = [aTab(), aTab()];
  const { secret } = me.identity;
  await one.changing.begin('words');
  await expect.poll(() => other.changing.state).toMatchObject({ aim: 'words', step: 'seal', oldSecret: secret });
  expect(other.changing.isUnderWay).toBe(true);
  const begun = other.changing.state?.newSecret;
  await other.changing.begin('words');
  await other.changing.close();
  await expect.poll(() => one.changing.state).toBeNull();
  expect(await readLocal(local, 'rotation')).toBeUndefined();
  expect(begun).not.toEqual(secret);
  expect([...one.became, ...other.became]).toEqual([]);
});

test('after the browser was closed in the middle, the next tab that leads goes on where it was', async () => {
  const { local, me, aTab } = await aDevice();
  const begun = rotationOf(me, 'no copy');
  await writeLocal(local, 'rotation', begun);
  const { changing, became } = aTab();
  await expect.poll(() => changing.state?.step).toBe('switch');
  expect(became).toEqual([]);
  changing.lead();
  await expect.poll(() => changing.state?.step).toBe('erase');
  expect(became).toMatchObject([{ secret: begun.newSecret, serverUrl: null, documentName: me.identity.documentName }]);
  // from here on there is no way back, and it is no longer the person's to end
  await changing.close();
  expect(changing.isUnderWay).toBe(true);
});

test('a device that was switched over and then killed is not switched a second time', async () => {
  const { local, me, aTab } = await aDevice();
  const begun = rotationOf(me, 'no copy');
  await writeLocal(local, 'rotation', begun);
  // the person has turned syncing on again since
  me.identity = { ...me.identity, secret: begun.newSecret };
  const { changing, became } = aTab();
  changing.lead();
  await expect.poll(() => changing.state?.step).toBe('erase');
  expect([became, me.identity.serverUrl]).toEqual([[], AWAY]);
});

test('a device that has joined another portfolio meanwhile leaves the rooms alone', async () => {
  const { local, me, aTab } = await aDevice();
  await writeLocal(local, 'rotation', rotationOf(me, 'words', newSecret()));
  const { changing, became } = aTab();
  changing.lead();
  await expect.poll(() => readLocal(local, 'rotation')).toBeNull();
  expect([changing.isUnderWay, became]).toEqual([false, []]);
});

test('to begin again after another device deleted the copy, there are new words and the same server', async () => {
  const { me, aTab } = await aDevice();
  const { secret } = me.identity;
  const { changing, became } = aTab();
  await changing.beginAnew();
  expect(became).toMatchObject([{ serverUrl: AWAY, documentName: me.identity.documentName }]);
  expect(became[0]?.secret).not.toEqual(secret);
});
