// The fixture of the browser tests: real Chromium profiles with the extension that ships, and the real server.
import { test as base } from '@playwright/test';
import { Profile } from './profile.ts';
import { SyncServer } from './server.ts';

interface Fixtures {
  /** The sync server with an empty data folder, serving the app too. */
  server: SyncServer;
  /** Opens a further profile, of another computer so to speak; all are closed when the test ends. */
  openProfile: (folder?: string) => Promise<Profile>;
  /** The first profile. */
  profile: Profile;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern
  server: async ({}, use) => {
    const server = await SyncServer.start();
    await use(server);
    await server.remove();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  openProfile: async ({}, use) => {
    const profiles: Profile[] = [];
    await use(async (folder) => {
      const profile = await Profile.open(folder);
      profiles.push(profile);
      return profile;
    });
    for (const profile of profiles) await profile.remove();
    const faults = profiles.flatMap((profile) => profile.faults);
    if (faults.length > 0) throw new Error(`pages had errors that nobody expected:\n${faults.join('\n')}`);
  },
  profile: async ({ openProfile }, use) => {
    await use(await openProfile());
  },
});
export { expect } from '@playwright/test';
export { Profile } from './profile.ts';
