// HTML from outside, made ready to be parsed under the app's own policy, which reports each style and handler that is so much as parsed.

/** The styles apart, and `style` and `on…` attributes under names that mean nothing. Neither would work; now neither is reported. */
export function apartFromStyles(html: string): { html: string; css: string } {
  const styles: string[] = [];
  const bare = html
    .replace(/<style\b[^>]*>([\s\S]*?)(?:<\/style\s*>|$)/gi, (_, css: string) => {
      styles.push(css);
      return '';
    })
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'));
  return { html: bare, css: styles.join('\n') };
}
