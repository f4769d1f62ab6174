// The number on the app's icon, in a real browser.
import { afterEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { wantsBadge, watchBadge } from './wants-badge.ts';

const set = vi.spyOn(navigator, 'setAppBadge').mockResolvedValue(undefined);
const clear = vi.spyOn(navigator, 'clearAppBadge').mockResolvedValue(undefined);
const scope = effectScope();
afterEach(() => {
  wantsBadge.value = false;
  localStorage.clear();
});

test('stays away until I ask for it, follows the inbox, and goes when I turn it off', async () => {
  const count = ref(3);
  scope.run(() => watchBadge(() => count.value));
  count.value = 4;
  await nextTick();
  expect([set.mock.calls, clear.mock.calls]).toEqual([[], []]);

  wantsBadge.value = true;
  await nextTick();
  count.value = 0;
  await nextTick();
  count.value = 2;
  await nextTick();
  expect(set.mock.calls).toEqual([[4], [2]]);
  expect(clear).toHaveBeenCalledTimes(1);
  expect(localStorage.getItem('waymark-badge')).toBe('yes');

  wantsBadge.value = false;
  await nextTick();
  expect(clear).toHaveBeenCalledTimes(2);
  expect(localStorage.getItem('waymark-badge')).toBeNull();
  scope.stop();
});
