// Another server than the app's own, chosen in Settings: a plain y-websocket server, which knows no tokens and gives no receipts.
import { aPlainServer } from '../sync/a-plain-server.ts';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { APP_ORIGIN } from './server.ts';

test('the safe copy moves to a plain y-websocket server and back, once the page may connect there', async ({
  profile,
  server,
}) => {
  const plain = await aPlainServer();
  try {
    const page = await profile.context.newPage();
    await startAs(page, 'Occupational therapist');
    await page.goto(`${APP_ORIGIN}/settings#devices`);
    await page.getByRole('button', { name: 'Turn on syncing' }).click();
    await expect(page.getByText(/^Everything on this device is on the server too, sealed/)).toBeVisible();
    await page.getByText('Choose the server').click();
    const address = page.getByLabel('Address of another server');
    const use = page.getByRole('button', { name: 'Use this server' });

    await address.fill('http://cpd.example');
    await use.click();
    await expect(page.getByText(/The address must begin with https/)).toBeVisible();
    await address.fill(plain.origin);
    await use.click();
    await expect(
      page.getByText(/This page may not connect to 127\.0\.0\.1:\d+: the server that it came from/),
    ).toBeVisible();
    await expect(page.getByText(/^Everything on this device is on the server too, sealed/)).toBeVisible();
    // the browser has said so too, in its console
    expect(profile.faults.splice(0)).not.toEqual([]);

    await server.stop();
    await server.start(['--connect', plain.origin.replace('http', 'ws')]);
    await page.reload();
    await page.getByText('Choose the server').click();
    await address.fill(plain.origin);
    await use.click();
    await expect(
      page.getByText(/^Your portfolio syncs with 127\.0\.0\.1:\d+ now\. 127\.0\.0\.1:\d+ does not say/).last(),
    ).toBeVisible();
    await expect(page.getByText('Everything on this device was sent to the server, sealed.')).toBeVisible();
    expect(plain.rooms()).toHaveLength(1);

    await page.getByRole('button', { name: 'Go back to the app’s own server' }).click();
    await expect(page.getByText(/^Everything on this device is on the server too, sealed/)).toBeVisible();
    await expect(
      page.getByText(/The copy at 127\.0\.0\.1:\d+ stays there, sealed, until you erase it\./).last(),
    ).toBeVisible();
  } finally {
    await plain.stop();
  }
});
