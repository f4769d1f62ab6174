// Whether a media query holds now, followed as long as the component stands.
import { onScopeDispose, type Ref, ref } from 'vue';

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = matchMedia(query);
  const holds = ref(media.matches);
  const look = () => {
    holds.value = media.matches;
  };
  media.addEventListener('change', look);
  onScopeDispose(() => media.removeEventListener('change', look));
  return holds;
}
