// Where the focus goes when what was pressed is about to leave the page: else a keyboard would be lost at the page's start.

/** Gives the focus to the heading of a card, or of the page where there is no card or it goes too. */
export function focusHeading(card?: Element | null): void {
  const heading =
    card?.querySelector<HTMLElement>('h2, h3') ?? document.querySelector<HTMLElement>('[data-page-heading]');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
