// Speakers, tutors and organisers as the visible text names them: behind a label, or one a line under a heading.
import { labelled } from '../../shared/wording/learning-text.ts';
import type { ShownLine } from '../../shared/wording/shown-line.ts';
import { wordsOf } from '../../shared/wording/words-of.ts';
import { looksLikePerson, splitNames, toNames } from './names.ts';

const SPEAKERS =
  /^(?:(?:guest |keynote |our |your |the |meet the |about the )*(?:speakers?|presenters?|panell?ists?|tutors?|facilitators?|trainers?|instructors?|lecturers?|course leaders?)|presented by|led by|delivered by|facilitated by|taught by|speaking)\b(?:\(s\))?/i;
/** What people are, where a list of names goes on with it. */
const POST =
  /\b(?:consultant|therap\w*|physio\w*|nurs\w*|lead|leader|manager|director|lecturer|officer|head|chair|fellow|specialist|research\w*|clinical|clinician|occupational|senior|principal|advis[eo]r|practitioner|coordinator|psychologist|doctor|editor|ceo|founder|author|student|service|services|nhs|uk|biograph\w*|profile|register|book|speakers?|presenters?|tutors?|programme|agenda|about|more|details|sign|log|home|menu|search|contact|share|watch|join|view|skip|learn|click|next|previous|back)\b/i;

const isPerson = (name: string): boolean => looksLikePerson(name) && !POST.test(name);

/** The name at the head of a line, before a post or a place: "Dr Ann Lee, Consultant at …". */
const nameAhead = (text: string): string => text.split(/\s*(?:[,;:|(]|\s[–—-]\s|\s+is\s+an?\s)\s*/)[0]?.trim() ?? '';

/** The names of a line, less what stands in brackets and behind a dash or a comma: "Ann Lee – Example Trust; Bo Chen (tutor)". */
function namesInLine(text: string): string[] {
  const line =
    text.replace(/\s*\([^)]{0,120}\)/g, '').split(/(?<=\p{Ll}{2})(?<!\b(?:prof|mrs|miss|assoc))\.\s/iu)[0] ?? '';
  const all = splitNames(line).filter(isPerson);
  const ahead = line
    .split(/\s*;\s*|\s+and\s+/)
    .map(nameAhead)
    .filter(isPerson);
  return toNames(all.length >= ahead.length ? all : ahead);
}

/** Names behind "Speakers:", or one a line under such a heading, without their posts. */
export function speakersNamed(lines: readonly ShownLine[]): string[] {
  for (const [at, { text, heading }] of lines.entries()) {
    const label = SPEAKERS.exec(text);
    if (!label || text.length > 400) continue;
    const rest = text.slice(label[0].length);
    const isOpen = /^\s*:?\s*$/.test(rest);
    const isPhrase = /\bby$/i.test(label[0]);
    if (!isOpen && (isPhrase || /^\s*[:–—-]/.test(rest))) {
      const found = namesInLine(rest.replace(/^\s*[:–—-]\s*/, ''));
      if (found.length > 0) return found;
    }
    if (!isOpen) continue;
    const under: string[] = [];
    for (const next of lines.slice(at + 1, at + 60)) {
      if ((next.heading > 0 && heading > 0 && next.heading <= heading) || under.length >= 12) break;
      if (heading === 0 && (next.heading > 0 || under.length >= 6)) break;
      const name = nameAhead(next.text);
      if (next.text.length < 200 && isPerson(name)) under.push(name);
      else if (heading === 0 && under.length === 0) break;
    }
    if (under.length > 0) return toNames(under);
  }
  return [];
}

/** Who holds an event or gives a course, behind a label. */
export function organiserNamed(lines: readonly ShownLine[]): string {
  const said = labelled(
    lines,
    /^(?:organi[sz](?:er|ed by)|hosted by|host(?=\s*:\s*\S)|(?:course |training )?provider|provided by|event by)\b/i,
    80,
  );
  const behind = lines
    .map(({ text }) => /^(?:organi[sz]ed|hosted|provided) by\s+(.{2,80})$/i.exec(text)?.[1])
    .find(Boolean);
  const name = said || (behind ?? '');
  return /https?:|@|\d{4}/.test(name) || wordsOf(name).length > 10 ? '' : name.replace(/[.\s]+$/, '');
}
