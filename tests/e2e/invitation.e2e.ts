// A server that takes in new portfolios by invitation: it says so, and what was written meanwhile gets there.
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { APP_ORIGIN } from './server.ts';

test('I turn on syncing with the invitation that I was given, after I mistyped it', async ({ profile, server }) => {
  await server.stop();
  await server.start(['--invitation', 'heron-lantern-42']);
  const page = await profile.context.newPage();
  await startAs(page, 'Occupational therapist');
  await page.goto(`${APP_ORIGIN}/settings`);
  await page.getByRole('button', { name: 'Turn on syncing' }).click();
  await expect(page.getByText('takes in a new portfolio with an invitation only')).toBeVisible();
  const invitation = page.getByRole('textbox', { name: 'Invitation' });
  await invitation.fill('heron-lantern-24');
  await invitation.press('Enter');
  await expect(page.getByText('The server does not know this invitation.')).toBeVisible();
  await invitation.fill('heron-lantern-42');
  await invitation.press('Enter');
  await expect(page.getByText('Everything on this device is on the server too')).toBeVisible();
  await expect(invitation).toBeHidden();
  // what is there needs it no more, and what was given is remembered for the next server that is emptied
  await page.reload();
  await expect(page.getByText('Everything on this device is on the server too')).toBeVisible();
  expect(server.output).not.toContain('heron');
});
