// A person without a pointer: goes through a page with the Tab key.
import type { Page } from '@playwright/test';

/** Presses Tab until what is called so has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const focused = page.locator(':focus');
  for (let count = 0; count < 120; count++) {
    await page.keyboard.press('Tab');
    const called = await focused.evaluateAll(([element]) => {
      if (!element) return '';
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
      return (element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? '').trim();
    });
    if (typeof name === 'string' ? called === name : name.test(called)) return;
  }
  throw new Error(`nothing that is called ${name} is met with Tab`);
}
