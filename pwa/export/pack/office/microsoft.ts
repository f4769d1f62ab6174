// Word, Excel and PowerPoint files (ECMA-376, and Microsoft's MS-DOCX, MS-XLSX and MS-PPTX for what came later): where they name people.
import { AUTHOR, marked, NO_TIME, type PackageRules } from './package-rules.ts';
import { attributeOf, withAttributes, withoutElements, withWords } from './xml-tags.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const CORE = `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}"/>`;

/** Kinds of relations (the last word of their address) to parts that go, or to files on the maker's computer that nobody sees. */
const DROPPED_RELATIONS = new Set(
  (
    'thumbnail printerSettings attachedTemplate customXml changesInfo revisionInfo classificationlabels ' +
    'mailMergeSource mailMergeHeaderSource mailMergeRecipientData recipientData'
  ).split(' '),
);
const kindOf = (relation: string): string => attributeOf(relation, 'Type').split('/').at(-1) ?? '';

/** Names, initials and dates of comments and changes; numbers that tell in which sittings a text was typed. */
const WORD_SAYS = { author: AUTHOR, initials: AUTHOR.charAt(0), date: null, dateUtc: null, 'rsid*': null };
/**
 * Lists of sittings, numbers of the document, the template's place on the disk, whom letters were sent to, who is online, printers.
 * A field bound to what the file says of itself would be emptied with it: its words stay, and the bond goes.
 */
const WORD_DROPS = 'rsids rsid docId attachedTemplate mailMerge person dataBinding printerSettings'.split(' ');

const cleanWord = (xml: string): string => withoutElements(withAttributes(xml, WORD_SAYS), WORD_DROPS);

/** A comment of an older Excel begins with the name of who wrote it. `tc=` is no name: it leads to a thread. */
function cleanCells(xml: string): string {
  const authors: string[] = [];
  const bare = withWords(xml, ['author'], (said) => {
    if (said.startsWith('tc=')) return said;
    if (said.trim()) authors.push(said);
    return AUTHOR;
  });
  return withWords(bare, ['t'], (said) => {
    const author = authors.find((one) => said.trimStart().startsWith(`${one}:`));
    return author ? said.replace(author, AUTHOR) : said;
  });
}

function cleanBook(xml: string): string {
  const kept = withAttributes(withoutElements(xml, ['absPath']), { userName: AUTHOR }, ['fileSharing']);
  let views = 0;
  return kept.replace(/<(?:[\w.-]+:)?customWorkbookView\s[^<>]*>/g, (view) => {
    views += 1;
    return withAttributes(view, { name: `View ${views}` });
  });
}

function cleanExcel(name: string, xml: string): string {
  if (/^xl\/comments/i.test(name)) return cleanCells(xml);
  if (/^xl\/persons\//i.test(name))
    return withAttributes(xml, { displayName: AUTHOR, userId: AUTHOR, providerId: 'None' }, ['person']);
  if (/^xl\/threadedcomments\//i.test(name)) return withAttributes(xml, { dT: NO_TIME }, ['threadedComment']);
  if (/^xl\/workbook\.xml$/i.test(name)) return cleanBook(xml);
  if (/^xl\/pivotcache\//i.test(name))
    return withAttributes(xml, { refreshedBy: AUTHOR, refreshedDate: null }, ['pivotCacheDefinition']);
  if (/^xl\/revisions\//i.test(name)) {
    const heads = withAttributes(xml, { userName: AUTHOR, dateTime: NO_TIME }, ['header', 'userInfo']);
    return withAttributes(withAttributes(heads, { author: AUTHOR }), { name: AUTHOR }, ['userInfo']);
  }
  // only where its part is gone
  return withAttributes(xml, { id: null }, ['pageSetup']);
}

function cleanPowerPoint(name: string, xml: string): string {
  if (/^ppt\/(?:commentauthors|authors)\.xml$/i.test(name)) {
    const said = { name: AUTHOR, initials: AUTHOR.charAt(0), userId: AUTHOR, providerId: 'None' };
    return withAttributes(xml, said, ['cmAuthor', 'author', 'presenceInfo']);
  }
  if (/^ppt\/comments\//i.test(name))
    return withAttributes(xml, { dt: null, created: NO_TIME, time: NO_TIME }, ['cm', 'reply', 'reaction', 'instance']);
  return withoutElements(xml, ['custData']);
}

const READ =
  /^(?:\[Content_Types\]\.xml|(?:.*\/)?_rels\/[^/]*\.rels|word\/.*\.xml|xl\/(?:workbook|connections|comments\d*)\.xml|xl\/(?:persons|threadedComments|revisions)\/[^/]+\.xml|xl\/pivotCache\/pivotCacheDefinition\d*\.xml|ppt\/(?:presentation|commentAuthors|authors)\.xml|ppt\/(?:comments|slides|notesSlides)\/[^/]+\.xml)$/i;
/** Read only where they lead to a part that goes: sheets may be very large, and say nothing else of a person. */
const LEADS: readonly (readonly [file: RegExp, to: RegExp])[] = [
  [/^xl\/(?:worksheets|chartsheets|dialogsheets)\/[^/]+\.xml$/i, /\/printersettings\//],
  [/^ppt\/[^/]+\/[^/]+\.xml$/i, /^customxml\//],
];

export const MICROSOFT: PackageRules = {
  // a small picture of the first page, printers, what SharePoint notes, who changed which slide when
  dropped:
    /^(?:docProps\/thumbnail\.\w+|(?:word|xl|ppt)\/printerSettings\/.*|customXml\/.*|docMetadata\/.*|ppt\/(?:changesInfos\/.*|revisionInfo\.xml)|word\/recipientData\.xml)$/i,
  blank: [
    // ECMA-376 part 2, 11, and part 1, 22.2 and 22.3
    [/^docProps\/core\d*\.xml$/i, CORE],
    [/^package\/services\/metadata\/core-properties\/[^/]+\.psmdcp$/i, CORE],
    [/^docProps\/app\d*\.xml$/i, `${XML}<Properties xmlns="${OFFICE}/extended-properties"/>`],
    [/^docProps\/custom\d*\.xml$/i, `${XML}<Properties xmlns="${OFFICE}/custom-properties"/>`],
  ],
  read: (name, dropped) =>
    READ.test(name) || LEADS.some(([file, to]) => file.test(name) && [...dropped].some((one) => to.test(one))),
  clean(name, xml, dropped) {
    if (/\.rels$/i.test(name))
      return withoutElements(xml, ['Relationship'], (tag) => DROPPED_RELATIONS.has(kindOf(tag)));
    if (/^\[content_types\]\.xml$/i.test(name))
      return withoutElements(xml, ['Override'], (tag) =>
        dropped.has(attributeOf(tag, 'PartName').slice(1).toLowerCase()),
      );
    if (/^word\//i.test(name)) return cleanWord(xml);
    return /^xl\//i.test(name) ? cleanExcel(name, xml) : cleanPowerPoint(name, xml);
  },
  inner: /\/embeddings\/[^/]+\.(?:doc|xls|ppt)[xm]$/i,
  unseen: [
    // a file of Word's comments may be empty
    [
      'comments',
      /^(?:word\/comments\.xml|xl\/(?:comments\d*|threadedComments\/[^/]+)\.xml|ppt\/comments\/[^/]+\.xml)$/i,
      marked(/<(?:w:comment|comment|threadedComment|p\d*:cm)[\s>]/),
    ],
    [
      'tracked changes',
      /^(?:word\/(?:document|footnotes|endnotes)\.xml|xl\/revisions\/revisionLog[^/]*\.xml)$/i,
      marked(/<(?:w:(?:ins|del|moveFrom|moveTo)|revisions)[\s>]/),
    ],
    ['speaker notes', /^ppt\/notesSlides\/[^/]+\.xml$/i, marked(/<a:t>[^<]/)],
    ['hidden sheets', /^xl\/workbook\.xml$/i, marked(/<(?:\w+:)?sheet\s[^<>]*state="(?:h|veryH)idden"/)],
    ['hidden slides', /^ppt\/slides\/[^/]+\.xml$/i, marked(/<p:sld\s[^<>]*\sshow="(?:0|false)"/)],
  ],
};
