// A place within a page that an address names after its `#`: found once it stands there, unfolded, and given the focus.

/** Rows may come longer after the page than this; then the page stays at its top. */
const PLACE_WAIT_MS = 3_000;

/** Moves to the element of this id. The page's heading takes the focus first, as on every page; the place takes it from there. */
export async function goToPlace(id: string): Promise<void> {
  const place = await waitFor(id);
  if (!place) return;
  await nextFrame();
  await nextFrame();
  const folded = place.closest('details');
  if (folded) folded.open = true;
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

async function waitFor(id: string): Promise<HTMLElement | null> {
  const began = performance.now();
  // a person who has begun to move, or another page, has gone on
  const moving = new AbortController();
  for (const kind of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    addEventListener(kind, () => moving.abort(), { passive: true, signal: moving.signal });
  const { pathname } = location;
  for (;;) {
    const place = document.getElementById(id);
    if (place || moving.signal.aborted) break;
    if (performance.now() - began > PLACE_WAIT_MS || location.pathname !== pathname) break;
    await nextFrame();
  }
  const hasMoved = moving.signal.aborted;
  moving.abort();
  return hasMoved ? null : document.getElementById(id);
}
