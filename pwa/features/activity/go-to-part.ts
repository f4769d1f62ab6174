// Going to a part of the activity's page: what it is folded in opens, and the focus goes there.
import { unfold } from '../../ui/unfold.ts';

/** `into` a control of it, to write or choose at once; else to the part as a whole, which is then read from its heading on. */
export function goToPart(id: string, into: 'control' | 'part'): void {
  const part = document.getElementById(id);
  if (!part) return;
  unfold(part);
  // the line that stands for a part opens; what else is folded in it does not
  const line = part.querySelector<HTMLDetailsElement>(':scope > details[data-opens]');
  if (line) line.open = true;
  const isControl = part.matches('input, select, textarea, button');
  const within = into === 'control' ? firstOnScreen(part) : null;
  const target = isControl ? part : (within ?? part);
  if (target === part && !isControl) part.tabIndex = -1;
  target.focus({ preventScroll: true });
  part.scrollIntoView({ block: into === 'control' ? 'center' : 'start' });
}

/** Of several questions one may be on the screen. */
function firstOnScreen(part: HTMLElement): HTMLElement | null {
  const controls = [...part.querySelectorAll<HTMLElement>('textarea, input, button')];
  const seen = controls.filter((one) => one.checkVisibility());
  return seen.find((one) => one.matches('textarea')) ?? seen[0] ?? null;
}
