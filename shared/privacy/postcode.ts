// Postcodes of the United Kingdom. Wards, modules and rooms have codes of the same form: so only areas that exist count, with a
// space where postcodes have it or a word for an address before.
import type { Detector } from './found.ts';

/** The 124 postcode areas (Royal Mail; Office for National Statistics). */
const AREAS =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE';
const OF_AN_AREA = new Set(AREAS.split(' '));

/** BS 7666: the letters that can stand in each place. ZZ99, "no fixed abode", is of no area and so is left alone. */
const POSTCODE =
  /(?<![\p{L}\p{N}])(?:GIR[ \u00a0]?0AA|([A-Z]{1,2})(?:\d[A-Z]|\d{1,2})([ \u00a0]{0,2})\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/giu;
const CUE =
  /(?:\bpost ?code\b|\baddress\b|\blives? (?:at|in)\b|\bliving (?:at|in)\b|\bstreet\b|\broad\b|\bavenue\b)[^.;]{0,40}$/i;
const BEFORE_MAX = 60;

export const findPostcodes: Detector<'postcode'> = (text) =>
  [...text.matchAll(POSTCODE)].flatMap((match) => {
    const [found, area = '', space = ''] = match;
    const start = match.index;
    if (area && !OF_AN_AREA.has(area.toUpperCase())) return [];
    const isPlain = space !== '' && found === found.toUpperCase();
    if (!isPlain && !CUE.test(text.slice(Math.max(0, start - BEFORE_MAX), start))) return [];
    return [{ kind: 'postcode', severity: 'medium', start, end: start + found.length }];
  });
