// A name right after who somebody is to the person: "her husband Frank", "my patient Doris".
import type { Detector, Found } from './found.ts';

const RELATION =
  'wife|husband|partner|son|daughter|mother|father|mum|dad|brother|sister|grandson|granddaughter|niece|nephew|carer|patient|client|service user|resident|pupil|colleague|friend|neighbour|student|manager';
const NO_NAME =
  '(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b|(?:NHS|HCPC|RCOT|UK|Mr|Mrs|Miss|Ms|Mx|Dr)\\b)';
/** With these it is the name of a place, a firm or a course. */
const NO_PLACE =
  '(?!(?:\\p{Lu}\\p{Ll}+[ \\u00a0]){0,2}(?:Hospital|Trust|Ward|Unit|Team|Group|Clinic|Centre|Services?|University|College|Support|Safety|Experience|Network|Council|Programme)\\b)';
const NAMED = new RegExp(
  `\\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Aa]|[Tt]he)[ \\u00a0](?:${RELATION}),?[ \\u00a0](?:called[ \\u00a0]|named[ \\u00a0])?${NO_NAME}${NO_PLACE}(\\p{Lu}\\p{Ll}{1,20}(?:[ \\u00a0]\\p{Lu}\\p{Ll}{1,20})?)(?![\\p{L}\\p{N}])`,
  'gu',
);

export const findNamedRelations: Detector<'name'> = (text) =>
  [...text.matchAll(NAMED)].map((match): Found<'name'> => {
    const end = match.index + match[0].length;
    return { kind: 'name', severity: 'low', start: end - (match[1] ?? '').length, end };
  });
