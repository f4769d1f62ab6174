// What is suggested of a file before it becomes evidence: title, kind and day; what in it seems to tell of a patient; what cannot be shown.
import { type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import type { Details } from '../../shared/model/details.ts';
import type { EvidenceFields } from '../../shared/model/evidence.ts';
import { asLine } from '../../shared/model/parse.ts';
import type { NewActivity } from '../../shared/portfolio/edit.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import { CERTIFICATE_KIND } from '../../shared/schemes/evidence-kinds.ts';
import { detectBinary } from './detect.ts';
import type { ImportedEntry } from './imported.ts';
import { waitingActivity } from './new-activity.ts';
import { identifiersIn } from './patient-words.ts';
import { readDocument } from './read-document.ts';

export interface FileToRead {
  name: string;
  /** As the browser says it, by the name's ending; may be empty or wrong. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ReadFile {
  fields: Pick<EvidenceFields, 'title' | 'kind' | 'source' | 'obtainedOn' | 'fileName' | 'confidentiality'>;
  /** Of the activity that it becomes where it belongs to none. */
  activity: NewActivity;
  details: Details;
  mime: string;
  /** The words of a PDF; empty for others. */
  text: string;
  /** What the person should know of it, in whole sentences. */
  remarks: string[];
}

const UNKNOWN = 'application/octet-stream';
/** What these promise stands in their first bytes. */
const BY_FIRST_BYTES = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|avif))$/;

/** The name without its ending, as it is. */
export const titleOfFile = (name: string): string => asLine(name.replace(/\.[^.\s]{1,10}$/, '')) || asLine(name);

/** What was read of it, by field, without what it says nothing of. */
function detailsOf({ metadata }: ImportedEntry): Details {
  const { sources, ...all } = metadata;
  // the title stands on the evidence itself
  const told = Object.entries(all).filter(([field]) => field !== 'title' && Object.hasOwn(sources, field));
  return Object.fromEntries(told);
}

/** What seems to tell of a patient in a file that is kept as it is: documents, tables and texts are read for that alone. */
async function patientIn({ name, bytes }: FileToRead, mime: string): Promise<string> {
  const { wordsOfFile } = await import('../confidentiality/words-of-file.ts');
  const { words } = await wordsOfFile(new Blob([bytes], { type: mime }), name);
  return countsInWords(countIdentifiers(words.map(({ text }) => text).join('\n\n')));
}
const seemsToHold = (name: string, patient: string): string =>
  `“${name}” seems to hold ${patient}. Look through it before you send it, and say so in its details if nobody can be recognised.`;

/** Of PDFs and pictures what they say; everything else is kept as it is. */
export async function readFile(file: FileToRead, today: LocalDate): Promise<ReadFile> {
  const { name, bytes } = file;
  const binary = detectBinary(bytes);
  const fields = {
    title: titleOfFile(name),
    kind: '',
    source: 'file',
    obtainedOn: today,
    fileName: asLine(name, 255),
    confidentiality: 'unchecked',
  } as const;
  const alone = { fields, activity: { title: fields.title, triagedAt: null }, details: {}, text: '' };
  if (!binary) {
    const isOther = BY_FIRST_BYTES.test(file.type);
    const remark = `“${name}” is not what its name says, so it cannot be shown here. It is kept as a file, as it is.`;
    const mime = isOther ? UNKNOWN : asLine(file.type, 200) || UNKNOWN;
    if (isOther) return { ...alone, mime, remarks: [remark] };
    const patient = await patientIn(file, mime);
    if (!patient) return { ...alone, mime, remarks: [] };
    return { ...alone, fields: { ...fields, confidentiality: 'flagged' }, mime, remarks: [seemsToHold(name, patient)] };
  }
  const { entries, problems } = await readDocument({ name, bytes }, binary);
  const [entry] = entries;
  if (!entry) return { ...alone, mime: binary.mime, remarks: problems };
  const patient = countsInWords(identifiersIn({ ...entry, title: fields.title }));
  const words = entry.files.find(({ role }) => role === 'text');
  const certificate =
    entry.kind === 'certificate'
      ? {
          kind: CERTIFICATE_KIND,
          source: 'certificate' as const,
          obtainedOn: parseLocalDate(entry.metadata.completedOn.slice(0, 10)) ?? today,
        }
      : {};
  return {
    fields: { ...fields, ...certificate, confidentiality: patient ? 'flagged' : 'unchecked' },
    activity: waitingActivity(entry, new Date()),
    details: detailsOf(entry),
    mime: binary.mime,
    text: words ? new TextDecoder().decode(words.bytes) : '',
    remarks: patient ? [...problems, seemsToHold(name, patient)] : problems,
  };
}
