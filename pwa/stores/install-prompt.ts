// Whether the app can be put on this device, and how. The browser offers it once, early: the offer is kept until a person takes it.
import { computed, ref, shallowRef } from 'vue';

/** Chromium's own event; no standard yet, and in no list of types. */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}
const isOffer = (event: Event): event is InstallOffer => 'prompt' in event;

const offer = shallowRef<InstallOffer | null>(null);
const hasOwnWindow = ref(
  matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true),
);

/** It runs in a window of its own, or was installed a moment ago. */
export const isInstalled = computed(() => hasOwnWindow.value);

/**
 * `press`: the browser asks at a press of ours. `homeScreen`: an iPhone or iPad, where only the person can do it. Null: it is
 * installed, or this browser does not offer it.
 */
export const installWay = computed((): 'press' | 'homeScreen' | null => {
  if (hasOwnWindow.value) return null;
  if (offer.value) return 'press';
  return 'standalone' in navigator ? 'homeScreen' : null;
});

/** Called once, before the app is shown: the offer comes early and only once. */
export function watchInstalling(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    if (isOffer(event)) offer.value = event;
  });
  addEventListener('appinstalled', () => {
    hasOwnWindow.value = true;
    offer.value = null;
  });
}

/** Has the browser ask. It can be asked once; what the person answered there is theirs. */
export async function install(): Promise<void> {
  const asked = offer.value;
  offer.value = null;
  await asked?.prompt();
}
