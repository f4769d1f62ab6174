// The app's start: opens this device's portfolio, then shows the screen that the address names.

import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { takeWordsFromAddress } from './features/settings/address-words.ts';
import { HOST, openHost } from './host/host.ts';
import { placeOf } from './host/place.ts';
import { openRouter } from './router.ts';
import { watchForUpdates } from './shell/use-update.ts';
import { remembered } from './stores/device-memory.ts';
import { watchInstalling } from './stores/install-prompt.ts';
import { applyReading } from './stores/reading.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/reading.css';

applyReading(document.documentElement);
watchInstalling();
takeWordsFromAddress(location, history);

// the lock is there for whoever turned it on; for others nothing of it is loaded
const LOCK = 'waymark-lock';
const isLockOn = (): boolean => typeof remembered(LOCK) === 'string';
// turned on in another tab
addEventListener('storage', ({ key, oldValue, newValue }) => {
  if (key === LOCK && newValue && !oldValue) void import('./lock/gate.ts').then(({ watchFromNow }) => watchFromNow());
});

async function start(): Promise<void> {
  try {
    if (isLockOn()) await (await import('./lock/gate.ts')).passGate();
    const place = placeOf(location.pathname);
    const host = await openHost(undefined, place);
    createApp(App).provide(HOST, host).use(createPinia()).use(openRouter(place)).mount('#app');
  } catch (error) {
    // private windows of some browsers, and switched-off site storage: nothing could be kept, so nothing is begun
    const { default: NotStarted } = await import('./shell/NotStarted.vue');
    createApp(NotStarted, { error }).mount(document.body);
  }
}

void start();
void watchForUpdates();
