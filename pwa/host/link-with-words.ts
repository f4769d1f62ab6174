// Joining the portfolio behind 12 words from this tab: the others hand over what is being typed, and the person may be asked.
import { pause } from '../../shared/model/pause.ts';
import { type Identity, type LocalDb, replaceIdentity } from '../../shared/portfolio/identity.ts';
import { type JoiningPreview, previewOfJoining } from '../../shared/portfolio/joining.ts';
import { isAlone } from '../../shared/portfolio/leader.ts';
import { type LinkResult, leaveFor, linkDevice } from '../../shared/portfolio/link-device.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import type { Tabs } from './tabs.ts';

/** Shows a person what two portfolios hold; resolves with whether they are to be one. */
export type Agree = (preview: JoiningPreview) => Promise<boolean>;

/** Other tabs get this long to hand over what is being typed in them. */
const OTHER_TABS_MS = 300;

export interface LinkWithWordsOptions {
  words: string;
  serverOrigin: string;
  agree: Agree | undefined;
  local: LocalDb;
  identity: Identity;
  /** What this device holds now. */
  portfolio: Portfolio;
  tabs: Pick<Tabs, 'tell'>;
  /** The lock that the leader of the tabs holds. */
  leaderName: string;
  now: () => Date;
  open: (documentName: string) => Portfolio;
  /** This tab goes on as `next`, in the document that has arrived. */
  goOnIn(next: Identity, arrived: Portfolio): Promise<void>;
  /** This tab starts anew, as what is now kept. */
  startAnew(): Promise<void>;
}

export async function linkWithWords(options: LinkWithWordsOptions): Promise<LinkResult> {
  const { words, serverOrigin, agree, local, identity, portfolio, tabs, now, open } = options;
  tabs.tell('leaving', null);
  if (!(await isAlone(options.leaderName))) await pause(OTHER_TABS_MS);
  let goOn = options.startAnew;
  const result = await linkDevice({
    words,
    identity,
    local,
    serverOrigin,
    now,
    open,
    async agree(arrived) {
      const preview = previewOfJoining(portfolio.doc, arrived);
      return !preview || !agree || agree(preview);
    },
    async become(next, move, arrived) {
      await move(portfolio);
      await leaveFor(local, identity, next);
      goOn = () => options.goOnIn(next, arrived);
      return 'kept open';
    },
    async stay(next) {
      await portfolio.whenStored();
      await replaceIdentity(local, { ...identity, ...next });
    },
  });
  if (result.ok && !result.alreadyLinked) await goOn();
  return result;
}
