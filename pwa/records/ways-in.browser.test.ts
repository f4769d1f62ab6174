// The buttons by which things come in: what was copied, files, and on a phone a photograph.
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { useIncoming } from '../stores/incoming.ts';
import { useSession } from '../stores/session.ts';
import WaysIn from './WaysIn.vue';

let app: App;
let root: HTMLElement;

async function mount({ isPhone = false } = {}) {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: isPhone } as MediaQueryList);
  const pinia = createPinia();
  setActivePinia(pinia);
  const screen = { render: () => null };
  const paths = ['/inbox', '/import'].map((path) => ({ path, component: screen }));
  const router = createRouter({ history: createMemoryHistory(), routes: paths });
  await router.push('/inbox');
  root = document.body.appendChild(document.createElement('div'));
  app = createApp(WaysIn).use(pinia).use(router);
  app.mount(root);
}
afterEach(() => {
  app.unmount();
  root.remove();
  vi.restoreAllMocks();
});

const buttons = () => [...root.querySelectorAll('button')].map((one) => one.textContent?.trim());
const press = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === words)?.click();
const copied = (parts: Record<string, string>) =>
  vi.spyOn(navigator.clipboard, 'read').mockResolvedValue([
    {
      types: Object.keys(parts),
      presentationStyle: 'unspecified',
      getType: async (type) => new Blob([parts[type] ?? ''], { type }),
    } as ClipboardItem,
  ]);

test('a phone photographs a certificate, which then has a name and is known as one', async () => {
  await mount({ isPhone: true });
  expect(buttons()).toEqual(['Paste', 'Choose files', 'Photograph a certificate']);
  const camera = root.querySelector<HTMLInputElement>('input[capture=environment]') ?? expect.unreachable('no camera');
  expect(camera.accept).toBe('image/*');
  const taken = new DataTransfer();
  taken.items.add(new File(['x'], '1000012345.jpg', { type: 'image/jpeg' }));
  camera.files = taken.files;
  camera.dispatchEvent(new Event('change'));
  const [batch] = useIncoming().takeToInbox();
  expect(batch?.areCertificates).toBe(true);
  expect(batch?.files.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^Certificate photographed on \d+ \w+ \d{4}\.jpg$/),
  ]);
  app.unmount();
  root.remove();
  await mount();
  expect(buttons()).toEqual(['Paste', 'Choose files']);
});

test('what was copied goes where it belongs', async () => {
  await mount();
  copied({ 'text/plain': 'https://a.example/fatigue' });
  press('Paste');
  await vi.waitFor(() => expect(useIncoming().address?.url).toBe('https://a.example/fatigue'));
  copied({ 'text/html': '<img src="https://a.example/x.png">', 'image/png': 'x' });
  press('Paste');
  await vi.waitFor(() => expect(useIncoming().toInbox[0]?.files[0]?.name).toBe('Pasted picture.png'));
  copied({ 'text/plain': 'Dear Ann' });
  press('Paste');
  await vi.waitFor(() => expect(useSession().done?.text).toContain('There is no address, picture or table'));
});

test('where a button may not see what was copied, the keys are named', async () => {
  await mount();
  vi.spyOn(navigator.clipboard, 'read').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  press('Paste');
  await vi.waitFor(() => expect(useSession().done?.text).toContain('Press Ctrl and V here'));
});
