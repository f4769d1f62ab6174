// Reflecting as a person does: by the keyboard alone, heard by a screen reader, in few actions, and with far too many words.
import { addDays, localDateOf } from '../../shared/model/dates.ts';
import { expect, test } from './browser.ts';
import { startAs } from './first-run.ts';
import { tabTo } from './keyboard.ts';
import { APP_ORIGIN } from './server.ts';

const today = localDateOf(new Date());
const QUESTIONS = [
  'What did you take from it?',
  'What will you do differently, or keep doing, at work?',
  'Who benefits, and how?',
] as const;

test('by keyboard alone I record, reflect, and see it in my cycle', async ({ profile, server }) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await page.goto(APP_ORIGIN);
  for (const button of ['Start', 'Skip', 'Go straight in']) {
    await expect(page.getByRole('button', { name: button, exact: true })).toBeVisible();
    await tabTo(page, button);
    await page.keyboard.press('Enter');
  }
  await expect(page).toHaveURL(/today/);
  await tabTo(page, 'Add');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What was it?')).toBeVisible();
  await tabTo(page, 'What was it?');
  await page.keyboard.type('Seating clinic');
  await tabTo(page, /^Work-based/);
  await page.keyboard.press('Space');
  await tabTo(page, 'Add it');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Seating clinic' })).toBeVisible();
  await expect(page.getByLabel(QUESTIONS[0])).toBeEditable();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - link "Record"
      - heading "Seating clinic" [level=1]
      - complementary "How far it is":
        - text: Done 100% complete
        - navigation "On this page"
        - checkbox "This may go into my statement Then it needs a reflection and evidence too."
      - heading "Facts" [level=2]
      - group: /Work-based learning Change/
      - heading "In your words" [level=2]
      - textbox "What it was"
      - group: Why it matters to your work
      - heading "Reflection" [level=2]
      - heading "Evidence" [level=2]
      - heading "What came of it" [level=2]
      - group: Say what changed, or when to ask you
      - heading "Goals and tags" [level=2]
      - group: Add goals or tags
      - heading "Reminders" [level=2]
  `);
  await expect(page.locator('#reflection')).toMatchAriaSnapshot(`
    - heading "Reflection" [level=2]
    - paragraph:
      - strong: Three questions for HCPC
    - button "Change questions"
    - button "One question at a time"
    - textbox "${QUESTIONS[0]}"
    - textbox "${QUESTIONS[1]}"
    - textbox "${QUESTIONS[2]}"
    - button "Nothing yet, ask me in 6 weeks"
    - 'button "I wrote it elsewhere: add the file"'
  `);
  for (const [index, question] of QUESTIONS.entries()) {
    await tabTo(page, question);
    await page.keyboard.type(`In words of my own, answer number ${index + 1} to what was asked.`);
  }
  await tabTo(page, 'Nothing yet, ask me in 6 weeks');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You’ll be asked on').first()).toBeVisible();

  await tabTo(page, 'Cycle');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Work-based');
});

for (const isStepwise of [false, true])
  test(`three questions are answered in at most eight actions besides typing, ${isStepwise ? 'one at a time' : 'all at once'}`, async ({
    profile,
    server,
  }) => {
    expect(server.output).toContain('listening');
    const page = await profile.context.newPage();
    await startAs(page, null);
    await page.getByRole('link', { name: 'Add', exact: true }).first().click();
    await page.getByLabel('What was it?').fill('Seating clinic');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Seating clinic' })).toBeVisible();
    await page.goto(`${APP_ORIGIN}/record`);

    let actions = 0;
    const act = async (action: Promise<unknown>) => {
      actions++;
      await action;
    };
    await act(page.getByRole('link', { name: 'Seating clinic' }).click());
    if (isStepwise) await act(page.getByRole('button', { name: 'One question at a time' }).click());
    await expect(page.getByLabel(QUESTIONS[0])).toBeEditable();
    await act(page.getByLabel(QUESTIONS[0]).click());
    for (const [index, question] of QUESTIONS.entries()) {
      if (index > 0 && isStepwise) await act(page.getByRole('button', { name: 'Next question' }).click());
      if (index > 0 && !isStepwise) await act(page.keyboard.press('Tab'));
      await expect(page.getByLabel(question)).toBeFocused();
      await page.keyboard.type(`Answer ${index + 1}.`);
    }
    await expect(page.getByText(/Saved on this device/).filter({ visible: true })).not.toHaveCount(0);
    expect(actions).toBeLessThanOrEqual(8);
    await page.reload();
    for (const [index, question] of QUESTIONS.entries())
      await expect(page.getByLabel(question)).toHaveValue(`Answer ${index + 1}.`);
  });

test('three hundred pages pasted into a reflection: what is kept is said, and writing goes on', async ({
  profile,
  server,
}) => {
  test.setTimeout(120_000);
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await profile.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP_ORIGIN });
  await startAs(page, null);
  await page.getByRole('link', { name: 'Add', exact: true }).first().click();
  await page.getByLabel('What was it?').fill('Thesis');
  await page.getByLabel('Date', { exact: true }).fill(addDays(today, -1));
  await page.getByRole('button', { name: 'Add it' }).click();
  const answer = page.getByLabel(QUESTIONS[0]);
  await expect(answer).toBeEditable();
  await page.evaluate(() => navigator.clipboard.writeText('Words of a very long document. '.repeat(25_000)));
  await answer.click();
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('alert')).toContainText(
    /One text holds 100,000 characters.* the last 130,64\d words of it are not here/,
  );
  await expect(answer).toHaveValue(/^(Words of a very long document\. )+/);
  expect((await answer.inputValue()).length).toBe(100_000);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Delete');
  await page.keyboard.type('w');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText(/Saved on this device/).first()).toBeVisible();
  await page.reload();
  await expect(answer).toBeEditable();
  const kept = await answer.inputValue();
  expect([kept.length, kept.slice(0, 11)]).toEqual([100_000, 'words of a ']);
});
