// A place within a page that an address names after its `#`: found once it stands there, unfolded, and given the focus.
import { unfold } from '../ui/unfold.ts';
import { waitUnmoved } from './wait-unmoved.ts';

/** Rows may come longer after the page than this; then the page stays at its top. */
const PLACE_WAIT_MS = 3_000;

/** Moves to the element of this id. The page's heading takes the focus first, as on every page; the place takes it from there. */
export async function goToPlace(id: string): Promise<void> {
  const place = await waitFor(id);
  if (!place) return;
  await nextFrame();
  await nextFrame();
  unfold(place);
  const control = place.matches('input, select, textarea, button, a')
    ? place
    : place.querySelector<HTMLElement>('textarea');
  const target = control ?? place;
  if (!control) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
  if (!control) await handOn(place);
}

/** What is written in may stand there a moment after its card: it takes the focus then, unless that has gone elsewhere. */
async function handOn(place: HTMLElement): Promise<void> {
  const began = performance.now();
  while (document.activeElement === place && performance.now() - began < PLACE_WAIT_MS) {
    const text = place.querySelector<HTMLElement>('textarea');
    if (text) return text.focus();
    await nextFrame();
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Null too when the person has begun to move, or gone on to another page. */
async function waitFor(id: string): Promise<HTMLElement | null> {
  const { pathname } = location;
  const find = () => document.getElementById(id);
  const isThere = () => find() !== null || location.pathname !== pathname;
  return (await waitUnmoved(isThere, PLACE_WAIT_MS)) ? find() : null;
}
