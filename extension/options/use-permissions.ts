// What the person has allowed Waymark beyond what it has from the start, and taking it back.
import { ref } from 'vue';
import { type Browser, browser } from 'wxt/browser';

export interface Given {
  key: string;
  /** What it is, and what it is for. */
  name: string;
  about: string;
  permissions: Browser.permissions.Permissions;
}

const hostIn = (pattern: string): string =>
  pattern
    .replace(/^[^:]+:\/\//, '')
    .replace(/\/\*$/, '')
    .replace(/^\*\./, '');

export function usePermissions() {
  const given = ref<Given[]>([]);

  async function look(): Promise<void> {
    const { permissions = [], origins = [] } = await browser.permissions.getAll();
    const required = new Set(browser.runtime.getManifest().permissions as string[] | undefined);
    const optional = permissions.filter((one) => !required.has(one));
    const own = browser.runtime.getManifest().content_scripts?.flatMap(({ matches = [] }) => matches) ?? [];
    given.value = [
      ...optional.map((one) => ({
        key: one,
        name: one === 'tabs' ? 'Addresses of tabs' : one === 'idle' ? 'Whether you are at the computer' : one,
        about:
          one === 'tabs'
            ? 'for the mark on pages that are kept already'
            : one === 'idle'
              ? 'to count time rightly'
              : '',
        permissions: { permissions: [one] } as Browser.permissions.Permissions,
      })),
      ...origins
        .filter((origin) => !own.includes(origin))
        .map((origin) => ({
          key: origin,
          name: hostIn(origin),
          about: 'to read what stands in its frames and files',
          permissions: { origins: [origin] },
        })),
    ];
  }

  /** True when the browser took it back. */
  async function takeBack({ permissions }: Given): Promise<boolean> {
    const isGone = await browser.permissions.remove(permissions).catch(() => false);
    await look();
    return isGone;
  }

  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  void look();
  return { given, takeBack };
}
