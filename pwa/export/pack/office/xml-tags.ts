// Changes in the tags of an office file's XML, without building a tree: everything between them stays as it is, letter by letter.

/** A whole tag: what stands in quotes may hold a `>`. Each try ends at the next `<`, so it takes no longer than the text is. */
const TAG_REST = `(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>`;
const TAG = new RegExp(`<${TAG_REST}`, 'g');
const ATTRIBUTE = /\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** By the local name of an attribute, whatever its prefix: what it says from now on, or null to take it out. */
export type Attributes = Readonly<Record<string, string | null>>;

/** In all tags, or in those with these local names. A name that ends with `*` stands for all that begin so. */
export function withAttributes(xml: string, attributes: Attributes, tags: readonly string[] = []): string {
  const names = Object.keys(attributes);
  const inTag = new RegExp(`[\\s:](?:${names.map((name) => name.replace('*', '\\w*')).join('|')})\\s*=`);
  const isMeant = tags.length > 0 ? new RegExp(`^<(?:[\\w.-]+:)?(?:${tags.join('|')})[\\s/>]`) : /^/;
  const saidBy = (name: string): string | null | undefined => {
    const key = names.find((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
    return key === undefined ? undefined : attributes[key];
  };
  return xml.replace(TAG, (tag) =>
    inTag.test(tag) && isMeant.test(tag)
      ? tag.replace(ATTRIBUTE, (whole, name: string, value: string) => {
          const said = saidBy(name);
          if (said === undefined) return whole;
          return said === null ? '' : `${whole.slice(0, -value.length)}"${said}"`;
        })
      : tag,
  );
}

/** Without the elements of these local names, with all that is in them; `where` chooses among them by their first tag. */
export function withoutElements(xml: string, names: readonly string[], where: (tag: string) => boolean = () => true) {
  const opening = new RegExp(`<((?:[\\w.-]+:)?(?:${names.join('|')}))(?=[\\s/>])${TAG_REST}`, 'g');
  let kept = '';
  let from = 0;
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const [tag, name] = found;
    if (!where(tag)) continue;
    let end = opening.lastIndex;
    if (!tag.endsWith('/>')) {
      const closing = `</${name}>`;
      const at = xml.indexOf(closing, end);
      if (at < 0) break;
      end = at + closing.length;
    }
    kept += xml.slice(from, found.index);
    from = end;
    opening.lastIndex = end;
  }
  return kept + xml.slice(from);
}

/** The same elements, saying something else. Those that hold further elements are left. */
export const withWords = (xml: string, names: readonly string[], words: (said: string) => string): string =>
  xml.replace(
    new RegExp(`(<((?:[\\w.-]+:)?(?:${names.join('|')}))(?=[\\s>])${TAG_REST})([^<]*)(</\\2>)`, 'g'),
    (_, opening: string, __, said: string, closing: string) => `${opening}${words(said)}${closing}`,
  );

/** Of an attribute without regard to its prefix; empty where there is none. */
export function attributeOf(tag: string, name: string): string {
  for (const [, called, value = ''] of tag.matchAll(ATTRIBUTE)) if (called === name) return value.slice(1, -1);
  return '';
}
