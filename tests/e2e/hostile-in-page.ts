// Fills the app's own databases with a portfolio in which every field holds one of some texts, such as attacks; bundled and run before the app starts.
import { openFiles, putFile } from '../../shared/files/files.ts';
import { CAPTURE_KINDS, emptyMetadata, type PageMetadata } from '../../shared/model/capture.ts';
import { type LocalDate, localDateOf, toInstant } from '../../shared/model/dates.ts';
import { newId } from '../../shared/model/id.ts';
import {
  addPart,
  changeActivity,
  changeEvidence,
  createActivity,
  createEvidence,
  createProfile,
  createReflection,
  createRegistration,
  keepCapture,
  putLink,
  sayPartMissing,
} from '../../shared/portfolio/edit.ts';
import { ensureIdentity, openLocal } from '../../shared/portfolio/identity.ts';
import { openPortfolio } from '../../shared/portfolio/open.ts';
import { reflectionModel } from '../../shared/reflection-models/index.ts';

export interface HostileFiles {
  /** As the page's script gave them. */
  text: string;
  page: string;
  notes: string[];
}

const now = new Date();

/** Gives the texts one after the other, from the start again when all have been given. */
const giver = (texts: readonly string[]) => {
  let at = 0;
  return () => texts[at++ % texts.length] ?? '';
};

/** Every field of metadata with a text of its own; what is no text stays as it is. */
function hostileMetadata(next: () => string): PageMetadata {
  const filled = Object.entries(emptyMetadata()).map(([name, value]) => {
    if (name === 'sources') return [name, { title: next(), authors: next() }];
    if (Array.isArray(value)) return [name, [next(), next(), next()]];
    return [name, typeof value === 'string' ? next() : value];
  });
  return { ...(Object.fromEntries(filled) as unknown as PageMetadata), publishedOn: next(), language: next() };
}

/** As many activities as it takes to show each text once; gives the id of the one with both kept files, and of all. */
async function fillEveryField(
  texts: readonly string[],
  addresses: readonly string[],
  files: HostileFiles,
): Promise<{ withFiles: string; all: string[]; rounds: number }> {
  const local = openLocal();
  const identity = await ensureIdentity(local, texts[0] ?? '', now);
  local.close();
  const portfolio = openPortfolio({ documentName: identity.documentName });
  await portfolio.loaded;
  const { doc } = portfolio;
  const next = giver(texts);
  const nextAddress = giver(addresses);
  const stores = openFiles();
  const keep = (content: string) => putFile(stores, new TextEncoder().encode(content), 'text/html', now);
  const [text, page] = [await keep(files.text), await keep(files.page)];
  const url = 'https://hostile.example/all';
  const registrationId = createRegistration(
    doc,
    { scheme: 'hcpc', profession: 'OT', number: next(), name: next(), registeredSince: '2014-09-01' as LocalDate },
    now,
  );
  const all: string[] = [];
  let withFiles = '';
  const model = reflectionModel('gibbs');
  const promptKeys = model?.prompts.map(({ key }) => key) ?? [];
  const rounds = Math.ceil(texts.length / 34);
  for (let round = 0; round < rounds; round++) {
    const activityId = newId();
    const evidenceId = newId();
    keepCapture(
      doc,
      {
        activityId,
        evidenceId,
        capture: {
          url: nextAddress(),
          canonicalUrl: nextAddress(),
          capturedAt: toInstant(now),
          kind: CAPTURE_KINDS[round % CAPTURE_KINDS.length] ?? 'page',
          metadata: hostileMetadata(next),
          selection: next(),
          extensionVersion: next(),
        },
        title: next(),
        provider: next(),
        type: null,
        startedOn: localDateOf(now),
        description: next(),
      },
      now,
    );
    const rest = { subtype: next(), place: next(), url: nextAddress(), provider: next() };
    changeActivity(doc, activityId, { ...rest, ...(round % 2 ? { triagedAt: toInstant(now) } : {}) });
    changeEvidence(doc, evidenceId, {
      title: next(),
      kind: next(),
      snapshot: { ...text, capturedAt: toInstant(now), url },
    });
    addPart(doc, evidenceId, {
      ...page,
      role: 'page',
      capturedAt: toInstant(now),
      url,
      notes: [next(), next(), ...files.notes],
    });
    addPart(doc, evidenceId, { ...text, role: 'file', mime: next(), capturedAt: toInstant(now), url, notes: [next()] });
    sayPartMissing(doc, evidenceId, 'picture', next());
    if (round === Math.min(1, rounds - 1)) withFiles = activityId;
    all.push(activityId);
  }
  const story = createActivity(
    doc,
    {
      title: next(),
      startedOn: localDateOf(now),
      description: next(),
      relevance: next(),
      intendedBenefit: next(),
      outcome: next(),
      target: 'story',
      starred: true,
    },
    now,
  );
  const answers = Object.fromEntries(promptKeys.map((key) => [key, next()]));
  createReflection(doc, { activityId: story, modelKey: 'gibbs', promptKeys, answers }, now);
  const note = createEvidence(
    doc,
    { title: next(), kind: next(), source: 'certificate', file: { ...text, mime: next() } },
    now,
  );
  putLink(doc, 'activityEvidence', story, note);
  const profile = createProfile(doc, { registrationId, summary: next(), statement: next() }, now);
  putLink(doc, 'profileActivity', profile, story, 0);
  await portfolio.lead();
  await portfolio.whenStored();
  await portfolio.close();
  stores.close();
  localStorage.setItem('waymark-welcomed', 'yes');
  return { withFiles, all: [...all, story], rounds };
}

export const waymarkHostile = { fillEveryField };

declare global {
  interface Window {
    waymarkHostile: typeof waymarkHostile;
  }
}
Object.assign(globalThis, { waymarkHostile });
