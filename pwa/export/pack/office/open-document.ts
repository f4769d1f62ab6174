// OpenDocument files of LibreOffice and others (ODF 1.3, and what LibreOffice adds to it): where they name people.
import { AUTHOR, marked, NO_TIME, type PackageRules } from './package-rules.ts';
import { attributeOf, withAttributes, withoutElements, withWords } from './xml-tags.ts';

const NAMES = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const META = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="${NAMES}" office:version="1.2"><office:meta/></office:document-meta>`;

/** Printers, numbers of sittings, and databases with their place on the disk. How pages break is among the same settings, and stays. */
const TELLING_SETTINGS = /^(?:Printer|PrintFax|Rsid|CurrentDatabase|EmbeddedDatabase|ModifyPasswordInfo)/;
/** What a file says of itself, put into its pages: read anew it would be empty, so it is fixed to what one sees. */
const FIELDS =
  'title subject keywords description initial-creator creator printed-by user-defined editing-cycles editing-duration ' +
  'creation-date creation-time modification-date modification-time print-date print-time';

function cleanContent(xml: string): string {
  let clean = withWords(xml, ['dc:creator'], () => AUTHOR);
  clean = withWords(clean, ['meta:creator-initials', 'loext:sender-initials'], () => AUTHOR.charAt(0));
  // only of comments and changes: dates in the text are other elements
  clean = withWords(clean, ['dc:date'], () => NO_TIME);
  clean = withWords(clean, ['meta:date-string'], () => '');
  clean = withAttributes(clean, { rsid: null, 'paragraph-rsid': null });
  return clean.replace(
    new RegExp(`<text:(?:${FIELDS.split(' ').join('|')})(?=[\\s>])[^<>]*>`, 'g'),
    (tag) =>
      `${withAttributes(tag, { fixed: null }).replace(/\s*\/?>$/, '')} text:fixed="true"${tag.endsWith('/>') ? '/>' : '>'}`,
  );
}

/** Speaker notes have a place on each slide, with words or without. */
const hasNotes = (xml: string): boolean =>
  xml
    .split('<presentation:notes')
    .slice(1)
    .some((notes) =>
      /<text:(?:p|span)[^<>]*>[^<]/.test(notes.slice(0, Math.max(0, notes.indexOf('</presentation:notes>')))),
    );

const CONTENT = /^(?:.*\/)?(?:content|styles)\.xml$/;

export const OPEN_DOCUMENT: PackageRules = {
  // earlier states of the whole file are kept in it where somebody asked for that
  dropped: /^(?:Thumbnails\/.*|Versions\/.*|VersionList\.xml)$/,
  blank: [[/^(?:.*\/)?meta\.xml$/, META]],
  read: (name) => CONTENT.test(name) || /^(?:(?:.*\/)?settings|META-INF\/manifest)\.xml$/.test(name),
  clean(name, xml, dropped) {
    if (name === 'META-INF/manifest.xml')
      return withoutElements(xml, ['file-entry'], (tag) => {
        const path = attributeOf(tag, 'full-path').toLowerCase();
        return dropped.has(path) || /^(?:thumbnails|versions)\/$/.test(path);
      });
    if (CONTENT.test(name)) return cleanContent(xml);
    return withoutElements(xml, ['config-item'], (tag) => TELLING_SETTINGS.test(attributeOf(tag, 'name')));
  },
  // an object in it is parts of its own, not a file
  inner: /(?!)/,
  unseen: [
    ['comments', CONTENT, marked(/<office:annotation[\s>]/)],
    [
      'tracked changes',
      CONTENT,
      marked(/<(?:text:changed-region|table:(?:cell-content-change|insertion|deletion|movement))[\s>]/),
    ],
    ['speaker notes', CONTENT, hasNotes],
    ['hidden sheets', CONTENT, (xml) => hidesSheets(xml)],
  ],
};

/** A table's style says whether it is shown. */
function hidesSheets(xml: string): boolean {
  const hidden = [
    ...xml.matchAll(
      /<style:style\s[^<>]*style:family="table"[^<>]*>\s*<style:table-properties[^<>]*table:display="false"/g,
    ),
  ];
  const styles = new Set(hidden.map(([tag]) => attributeOf(tag, 'name')));
  return [...xml.matchAll(/<table:table\s[^<>]*>/g)].some(([tag]) => styles.has(attributeOf(tag, 'style-name')));
}
