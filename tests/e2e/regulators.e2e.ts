// Registered with HCPC and with another regulator: one activity counts for each by its own rules, also after a new start.
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { keepPicture, overflowPx, problems } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

test('one activity counts for HCPC and for NMC, and what NMC asks besides is noted', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const app = await profile.context.newPage();
  await app.setViewportSize({ width: 360, height: 740 });
  await startAs(app, 'Occupational therapist');

  await app.goto(`${APP_ORIGIN}/add`);
  await app.getByLabel('What was it?').fill('Journal club on falls');
  await app.getByRole('button', { name: 'Add it' }).click();
  await app.getByRole('link', { name: 'Record', exact: true }).first().click();
  await app.getByRole('link', { name: 'Journal club on falls' }).click();
  await expect(app.getByRole('heading', { name: 'Facts' })).toBeVisible();
  await expect(app.getByText('For your registration')).toHaveCount(0);

  await app.goto(`${APP_ORIGIN}/settings`);
  await app.getByRole('button', { name: 'Add a registration' }).click();
  const added = app.getByRole('listitem').filter({ hasText: 'Profession not chosen, HCPC' }).last();
  await added.getByLabel('Registered with another regulator').check();
  const nmc = app.getByRole('listitem').filter({ hasText: 'Regulator not chosen' }).last();
  await nmc.getByLabel('Regulator', { exact: true }).selectOption({ label: 'Nursing and Midwifery Council' });
  const nurse = app.getByRole('listitem').filter({ hasText: 'Profession not chosen, NMC' }).last();
  await nurse.getByLabel('Your profession', { exact: true }).selectOption({ label: 'Nurse' });
  const registered = app.getByRole('listitem').filter({ hasText: 'Nurse, NMC' }).last();
  await registered.getByLabel('First day of your present cycle').fill('2025-04-01');
  await expect(app.getByText('1 April 2025 to 31 March 2028')).toBeVisible();
  await keepPicture(app, 'settings-nmc-360');
  expect(await overflowPx(app)).toBeLessThanOrEqual(0);

  // a new start: the scheme is loaded for who has it
  await app.goto(`${APP_ORIGIN}/record`);
  await app.getByRole('link', { name: 'Journal club on falls' }).click();
  await app.getByText('Say what NMC asks').click();
  await app.getByLabel('Participatory').check();
  await expect(app.getByText('NMC: participatory')).toBeVisible();
  await app.getByText('Time, provider, place and link', { exact: true }).click();
  await app.getByLabel('Minutes spent').fill('90');
  await app.getByLabel('Minutes spent').blur();
  await keepPicture(app, 'activity-nmc-360');
  expect(await overflowPx(app)).toBeLessThanOrEqual(0);

  await app.getByRole('link', { name: 'Cycle', exact: true }).click();
  await expect(app.getByText('Things HCPC asks for')).toBeVisible();
  await app.getByText('Another cycle or registration').click();
  await app.getByLabel('Registration or period').selectOption({ label: 'Nurse, NMC' });
  await expect(app.getByText('1.5 of 20 hours.')).toBeVisible();
  await app.getByRole('button', { name: 'Note as done: Reflective discussion' }).click();
  await app.getByRole('button', { name: 'Note it as done' }).click();
  await expect(app.getByText('1 of 7 done.')).toBeVisible();
  await app.getByText('What NMC asks, with sources').click();
  await expect(app.getByText(/Source: NMC revalidation requirements/).first()).toBeVisible();
  await keepPicture(app, 'cycle-nmc-360');
  expect(await overflowPx(app)).toBeLessThanOrEqual(0);
  expect(await problems(app)).toEqual([]);
});
