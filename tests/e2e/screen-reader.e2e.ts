// The main screens as a screen reader tells them: names, roles and states, not how they look.
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { fillWithSample } from './screens.ts';
import { APP_ORIGIN } from './server.ts';

const main = async (page: Page, path: string) => {
  await page.goto(`${APP_ORIGIN}${path}`);
  return page.getByRole('main');
};

test('a screen reader is told what each main screen is for and how things stand', async ({ profile, server }) => {
  expect(server.output).toContain('listening');
  const page = await profile.context.newPage();
  await fillWithSample(page);
  await expect(await main(page, '/today')).toMatchAriaSnapshot(`
    - main:
      - heading "Today" [level=1]
      - region "Next small thing":
        - 'heading "Reflect on “Study day: early mobilisation after flexor tendon repair”" [level=2]'
        - link "Reflect"
        - button "Another one"
      - list:
        - listitem:
          - link /^Inbox.*2 things wait to be sorted/
        - listitem:
          - link /^Planned next.*Sensory integration webinar/
        - listitem:
          - link /^Cycle.*activities in this cycle/
        - listitem:
          - link /^Safe copies.*One copy, on this device/
  `);
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect((await main(page, '/inbox')).getByRole('listitem').last()).toMatchAriaSnapshot(`
    - listitem:
      - 'heading "Early active movement after tendon repair: a review" [level=2]'
      - 'combobox "Type of Early active movement after tendon repair: a review"':
        - option "Self-directed learning" [selected]
      - 'button "Keep: Early active movement after tendon repair: a review"'
      - 'button "Plan: Early active movement after tendon repair: a review"'
  `);
  await expect(await main(page, '/add')).toMatchAriaSnapshot(`
    - main:
      - heading "Add an activity" [level=1]
      - textbox "What was it?"
      - textbox "Date"
      - button "Today" [pressed]
      - button "Yesterday"
      - checkbox "I only know the month"
      - group "What kind of learning was it?":
        - radio /^Work-based learning/
        - radio /^Professional activity/
      - button "Add it"
  `);
  const studyDay = (await main(page, '/record')).getByRole('listitem').filter({ hasText: 'Study day' });
  await expect(studyDay).toMatchAriaSnapshot(`
    - listitem:
      - link /^Study day. early mobilisation .*starred.*Hazel Trust · 1 piece of evidence Needs reflection 50% complete$/
  `);
  await expect(await main(page, '/cycle')).toMatchAriaSnapshot(`
    - main:
      - heading "Cycle" [level=1]
      - region "Things HCPC asks for":
        - list:
          - listitem:
            - heading "Dated list" [level=3]
            - text: Partly there
          - listitem:
            - heading "No long gap" [level=3]
            - text: Not yet
      - table:
        - rowgroup:
          - row "Work-based learning 2 40%"
  `);
});
