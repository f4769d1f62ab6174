// The settings on their page: read once, written as they are changed, and said to be saved once they are.
import { reactive, ref } from 'vue';
import { browser } from 'wxt/browser';
import { changeSettings, parseSettings, readSettings, type Settings } from '../settings.ts';

export function useSettings() {
  const settings = reactive<Settings>(parseSettings({}));
  const isRead = ref(false);
  const said = ref('');
  const problem = ref('');

  async function read(): Promise<void> {
    Object.assign(settings, await readSettings());
    isRead.value = true;
  }

  /** Durable when it resolves; on failure the page shows again what is stored. */
  async function change(patch: Partial<Settings>, words = 'Saved'): Promise<void> {
    problem.value = '';
    try {
      await changeSettings(JSON.parse(JSON.stringify(patch)) as Partial<Settings>);
      said.value = words;
    } catch {
      problem.value =
        'The browser could not save this on this computer. Free some space or start the browser anew, then try again.';
    }
    await read();
  }

  // the popup and other tabs change settings too
  browser.storage.local.onChanged.addListener((changes) => {
    if ('settings' in changes) void read();
  });
  void read();
  return { settings, isRead, said, problem, change };
}
