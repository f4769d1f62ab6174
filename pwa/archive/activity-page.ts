// One activity as a page of its own: its facts, what was written, and its evidence.
import { dateText } from '../../shared/audit/date-text.ts';
import type { Activity } from '../../shared/model/activity.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import { type OwnModel, ownModelIdOf } from '../../shared/model/own-model.ts';
import type { Reflection } from '../../shared/model/reflection.ts';
import { reflectionModel } from '../../shared/reflection-models/index.ts';
import { ACTIVITY_TYPE_NAMES } from '../../shared/schemes/activity-type-names.ts';
import type { ToldActivity } from './contents.ts';
import type { ArchivedFile } from './format.ts';
import { address, escaped, page, paragraphs } from './html.ts';

export const daysText = ({ startedOn, endedOn, datePrecision }: Activity): string =>
  startedOn
    ? [dateText(startedOn, datePrecision), endedOn ? dateText(endedOn) : ''].filter(Boolean).join(' to ')
    : 'No date yet';

export const typeText = ({ type, subtype }: Activity): string =>
  [type ? ACTIVITY_TYPE_NAMES[type].label : '', subtype].filter(Boolean).join(': ');

const TEXTS = [
  ['description', 'What it was'],
  ['relevance', 'Why it matters to my work'],
  ['intendedBenefit', 'What good I hoped for'],
  ['outcome', 'What came of it'],
] as const;

const section = (heading: string, words: string): string =>
  words.trim() ? `<h2>${escaped(heading)}</h2>\n${paragraphs(words)}` : '';

function facts(activity: Activity): string {
  const told: [string, string][] = [
    ['When', daysText(activity)],
    ['Kind of learning', typeText(activity)],
    ['Time', activity.minutes === null ? '' : `${activity.minutes} minutes`],
    ['Provider', activity.provider],
    ['Place', activity.place],
    ['Address', activity.url],
    ['Tags', activity.tags.join(', ')],
    ['In the bin since', activity.deletedOn ? dateText(activity.deletedOn) : ''],
  ];
  const rows = told.filter(([, value]) => value).map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

/** The questions in their words where the model is known, else by their keys; the answers are there either way. */
function reflectionText({ modelKey, answers, writtenOn }: Reflection, ownModels: readonly OwnModel[]): string {
  const ownId = ownModelIdOf(modelKey);
  const model = ownId ? ownModels.find(({ id }) => id === ownId) : reflectionModel(modelKey);
  const labels = new Map(model?.prompts.map(({ key, label }) => [key, label]));
  const order = [...new Set([...labels.keys(), ...Object.keys(answers)])];
  const written = order.filter((key) => answers[key]?.trim());
  if (written.length === 0) return '';
  const parts = written.map((key) => `<h3>${escaped(labels.get(key) ?? key)}</h3>\n${paragraphs(answers[key] ?? '')}`);
  return `<h2>Reflection: ${escaped(model?.name ?? modelKey)}</h2>\n<p class="muted">${dateText(writtenOn)}</p>\n${parts.join('\n')}`;
}

function evidenceText(evidence: readonly Evidence[], pathOf: ReadonlyMap<string, string>): string {
  if (evidence.length === 0) return '';
  const rows = evidence.map(({ title, kind, file, snapshot, parts, capture }) => {
    const all = [...(file ? [file] : []), ...(snapshot ? [snapshot] : []), ...parts];
    const links = [...new Set(all.map(({ sha256 }) => sha256))].flatMap((sha256) => {
      const path = pathOf.get(sha256);
      if (path === undefined) return [];
      return path
        ? [`<a href="${address(path, 1)}">${escaped(path.slice(path.lastIndexOf('/') + 1))}</a>`]
        : ['a file that was on another device'];
    });
    const told = [kind, capture?.url ?? ''].filter(Boolean).map(escaped);
    return `<li>${escaped(title || 'Untitled')}${told.length > 0 ? ` <span class="muted">(${told.join(', ')})</span>` : ''}${links.map((link) => `<br>${link}`).join('')}</li>`;
  });
  return `<h2>Evidence</h2>\n<ul>\n${rows.join('\n')}\n</ul>`;
}

export function activityPage(
  told: ToldActivity,
  ownModels: readonly OwnModel[],
  files: readonly ArchivedFile[],
): string {
  const { activity, reflections, evidence } = told;
  const title = activity.title || 'Untitled activity';
  const pathOf = new Map(files.map(({ sha256, path }) => [sha256, path]));
  const body = [
    `<h1>${escaped(title)}</h1>`,
    facts(activity),
    ...TEXTS.map(([field, heading]) => section(heading, activity[field])),
    ...reflections.filter(({ deletedOn }) => !deletedOn).map((one) => reflectionText(one, ownModels)),
    evidenceText(evidence, pathOf),
  ];
  return page(title, body.filter(Boolean).join('\n'));
}
