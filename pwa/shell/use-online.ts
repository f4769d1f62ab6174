// Whether the device believes that it has a network. Nothing waits for it: it only explains.
import { readonly, ref } from 'vue';

const online = ref(navigator.onLine);
window.addEventListener('online', () => {
  online.value = true;
});
window.addEventListener('offline', () => {
  online.value = false;
});

export const isOnline = readonly(online);
