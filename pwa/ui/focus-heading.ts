// Where the focus goes when what was pressed is about to leave the page: else a keyboard would be lost at the page's start.

/** Gives the focus to the heading of what it stood in, or of the page where there is none. */
export function focusHeading(within?: ParentNode | null): void {
  const heading =
    within?.querySelector<HTMLElement>('h1, h2, h3') ?? document.querySelector<HTMLElement>('[data-page-heading]');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
