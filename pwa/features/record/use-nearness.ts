// Tells elements of a long list when they come near the window and when they are far from it again.
import { onScopeDispose } from 'vue';

/** Rows are there before they are seen, at a good pace of scrolling. */
const MARGIN_PX = 1_200;

export interface Nearness {
  watch(element: Element, say: (isNear: boolean) => void): void;
  unwatch(element: Element): void;
}

export function useNearness(): Nearness {
  const watched = new Map<Element, (isNear: boolean) => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
    },
    { rootMargin: `${MARGIN_PX}px 0px` },
  );
  onScopeDispose(() => observer.disconnect());
  return {
    watch(element, say) {
      watched.set(element, say);
      observer.observe(element);
    },
    unwatch(element) {
      watched.delete(element);
      observer.unobserve(element);
    },
  };
}
