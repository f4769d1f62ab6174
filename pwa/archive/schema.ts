// The published schema of portfolio.json (docs/portfolio.schema.json): JSON Schema 2020-12. A newer Waymark may add fields.
import { ACTIVITY_TEXTS, ACTIVITY_TYPES } from '../../shared/model/activity.ts';
import { CAPTURE_KINDS, METADATA_FIELDS } from '../../shared/model/capture.ts';
import type { RecordKind } from '../../shared/model/change.ts';
import { CONFIDENTIALITY, EVIDENCE_SOURCES, PART_ROLES } from '../../shared/model/evidence.ts';
import { LINK_KINDS } from '../../shared/model/link.ts';
import { PROFILE_STATES, PROFILE_TEXTS } from '../../shared/model/profile.ts';
import { RECORD_KINDS, ROOTS } from '../../shared/portfolio/layout.ts';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from './format.ts';

type Schema = Record<string, unknown>;

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
/** A field that was emptied may stand there as null. */
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const text: Schema = { type: ['string', 'null'] };
const yesNo: Schema = { type: ['boolean', 'null'] };
const amount: Schema = { type: ['number', 'null'], minimum: 0 };
const day = orNull(ref('day'));
const moment = orNull(ref('moment'));
const id = orNull(ref('id'));
const oneOf = (values: readonly string[]): Schema => ({ enum: [...values, null] });

/** A record's own fields. All may be missing, and then have their defaults, but for those that are `required`. */
interface RecordShape {
  says: string;
  fields: Record<string, Schema>;
  required?: string[];
  patterns?: Record<string, Schema>;
  texts?: readonly string[];
}

const withTexts = ({ says, fields, required = [], patterns, texts = [] }: RecordShape): Schema => ({
  description: says,
  type: 'object',
  properties: {
    id: ref('id'),
    ...fields,
    texts: {
      description: 'What the person typed. Plain text, blank lines between paragraphs.',
      type: 'object',
      properties: Object.fromEntries(texts.map((name) => [name, { type: 'string' }])),
      additionalProperties: { type: 'string' },
    },
  },
  required: ['id', 'texts', ...required],
  ...(patterns ? { patternProperties: patterns } : {}),
});

const imported = { '^import:': { ...text, description: 'With which import it came, and a fingerprint of how.' } };

const SHAPES: Record<Exclude<RecordKind, 'link' | 'setting'>, RecordShape> = {
  activity: {
    says: 'One thing from which the person learned, or plans to. Without triagedAt it waits in the inbox; with deletedOn it is in the bin.',
    fields: {
      title: text,
      startedOn: day,
      endedOn: day,
      datePrecision: oneOf(['day', 'month']),
      type: oneOf(ACTIVITY_TYPES),
      subtype: text,
      minutes: amount,
      provider: text,
      place: text,
      url: text,
      invitation: text,
      target: oneOf(['list', 'story']),
      starred: yesNo,
      finishedByMe: yesNo,
      confirmedOn: day,
      triagedAt: moment,
      createdAt: ref('moment'),
      deletedOn: day,
    },
    required: ['createdAt'],
    patterns: { '^tag:': { type: ['string', 'null'], description: 'A tag as it is shown.' }, ...imported },
    texts: ACTIVITY_TEXTS,
  },
  evidence: {
    says: 'What shows that an activity happened and what came of it.',
    fields: {
      title: text,
      kind: text,
      source: oneOf(EVIDENCE_SOURCES),
      obtainedOn: day,
      addedAt: ref('moment'),
      file: orNull(ref('fileReference')),
      fileName: text,
      snapshot: orNull(ref('fileReference')),
      capture: orNull(ref('capture')),
      confidentiality: oneOf(CONFIDENTIALITY),
      deletedOn: day,
    },
    required: ['addedAt'],
    patterns: {
      '^part:': orNull(ref('part')),
      '^missing:': { ...text, description: 'Why a part that was wanted is not there.' },
      '^detail:': { description: 'What the person put right of the details.' },
      ...imported,
    },
  },
  reflection: {
    says: 'What the person wrote about one activity under one model. Its texts are named answer:<question>.',
    fields: {
      activityId: ref('id'),
      modelKey: { type: 'string' },
      writtenOn: day,
      createdAt: ref('moment'),
      deletedOn: day,
    },
    required: ['activityId', 'modelKey', 'createdAt'],
  },
  registration: {
    says: 'With which regulator, as what; or a period of one’s own.',
    fields: {
      scheme: text,
      profession: text,
      number: text,
      name: text,
      label: text,
      role: text,
      registeredSince: day,
      until: day,
      periodStart: day,
      periodEnd: day,
      createdAt: moment,
      deletedOn: day,
    },
    patterns: { '^cycle:': { description: 'Other dates for the cycle that usually begins on this day.' } },
  },
  profile: {
    says: 'What is sent when the regulator asks.',
    fields: {
      registrationId: id,
      cycleStart: day,
      state: oneOf(PROFILE_STATES),
      createdAt: ref('moment'),
      deletedOn: day,
    },
    required: ['createdAt'],
    texts: PROFILE_TEXTS,
  },
  annotation: {
    says: 'A passage that was marked on a page, or a moment of a recording, after the W3C Web Annotation Data Model.',
    fields: {
      evidenceId: ref('id'),
      url: text,
      createdAt: ref('moment'),
      target: { type: 'object', properties: { kind: { enum: ['quote', 'moment'] } }, required: ['kind'] },
      picture: orNull(ref('fileReference')),
      deletedOn: day,
    },
    required: ['evidenceId', 'createdAt', 'target'],
    texts: ['note'],
  },
  session: {
    says: 'Time that was spent with a page or recording.',
    fields: {
      evidenceId: ref('id'),
      startedAt: ref('moment'),
      endedAt: moment,
      watched: {
        type: ['array', 'null'],
        items: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
      },
      mediaSeconds: amount,
      activeSeconds: amount,
      minutesByMe: amount,
      deletedOn: day,
    },
    required: ['evidenceId', 'startedAt'],
  },
  reminder: {
    says: 'A day on which to be reminded of an activity.',
    fields: {
      activityId: ref('id'),
      about: text,
      text,
      dueOn: ref('day'),
      createdAt: ref('moment'),
      doneOn: day,
      deletedOn: day,
    },
    required: ['activityId', 'dueOn', 'createdAt'],
  },
  gapExplanation: {
    says: 'Why there was no learning for a while.',
    fields: { from: ref('day'), to: ref('day'), createdAt: moment, deletedOn: day },
    required: ['from', 'to'],
    texts: ['explanation'],
  },
  goal: {
    says: 'What the person wants to learn. Which activities serve it are links.',
    fields: { title: text, dueOn: day, state: text, createdAt: moment, deletedOn: day },
    texts: ['why'],
  },
  textVersion: {
    says: 'What a text said before it was changed.',
    fields: { recordId: ref('id'), field: { type: 'string' }, replacedAt: ref('moment'), text: { type: 'string' } },
    required: ['recordId', 'field', 'replacedAt', 'text'],
  },
  ownModel: {
    says: 'A reflection model of the person’s own.',
    fields: {
      name: text,
      summary: text,
      prompts: {
        type: 'array',
        items: {
          type: 'object',
          properties: { key: { type: 'string' }, label: { type: 'string' }, hint: { type: 'string' } },
          required: ['key', 'label'],
        },
      },
      createdAt: moment,
      deletedOn: day,
      replacedBy: id,
    },
    required: ['prompts'],
  },
  ownType: {
    says: 'A kind of learning in the person’s own words.',
    fields: { name: { type: 'string' }, type: { enum: ACTIVITY_TYPES }, createdAt: moment, deletedOn: day },
    required: ['name', 'type'],
  },
};

const flat: Record<'link' | 'setting', Schema> = {
  link: {
    description: 'Between two records. The key is kind:from:to, the value orders the links of one record.',
    type: 'object',
    properties: {
      key: { type: 'string', pattern: `^(${LINK_KINDS.join('|')}):[A-Za-z0-9_-]{8,64}:[A-Za-z0-9_-]{8,64}$` },
      value: { type: 'number' },
    },
    required: ['key', 'value'],
  },
  setting: {
    description: 'A setting that follows the person.',
    type: 'object',
    properties: { key: { type: 'string' }, value: { type: 'string' } },
    required: ['key', 'value'],
  },
};

const fileReference = {
  type: 'object',
  properties: {
    sha256: ref('sha256'),
    mime: { type: 'string' },
    sizeBytes: { type: 'number', minimum: 0 },
  },
  required: ['sha256', 'mime', 'sizeBytes'],
};

const metadata = Object.fromEntries(
  METADATA_FIELDS.map((field) => [field, { type: ['string', 'array', 'number', 'null'] }]),
);

const DEFINITIONS: Record<string, Schema> = {
  id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
  day: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'In the person’s own calendar.' },
  moment: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT', description: 'ISO 8601, UTC.' },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  fileReference,
  part: {
    ...fileReference,
    properties: { ...fileReference.properties, role: { enum: PART_ROLES }, capturedAt: ref('moment'), url: text },
    required: [...fileReference.required, 'role', 'capturedAt'],
  },
  capture: {
    description: 'What was read of a page, unchanged.',
    type: 'object',
    properties: {
      url: { type: 'string' },
      canonicalUrl: text,
      capturedAt: ref('moment'),
      kind: { enum: CAPTURE_KINDS },
      metadata: { type: 'object', properties: metadata },
      selection: text,
      extensionVersion: text,
    },
    required: ['url', 'capturedAt'],
  },
};

const definitionOf = (kind: RecordKind): Schema =>
  kind === 'link' || kind === 'setting' ? flat[kind] : withTexts(SHAPES[kind]);

export const PORTFOLIO_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A Waymark portfolio',
  description:
    'Every record of a CPD portfolio. A field that is missing has its default. A newer Waymark may add fields; what changes the meaning of those that are here raises the version.',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    format: { const: ARCHIVE_FORMAT },
    version: { const: ARCHIVE_VERSION },
    layout: { type: 'integer', minimum: 1 },
    portfolioId: { type: 'string' },
    takenAt: ref('moment'),
    ...Object.fromEntries(RECORD_KINDS.map((kind) => [ROOTS[kind], { type: 'array', items: ref(kind) }])),
    files: {
      description: 'Files that records name. Without a path the file was not on the device that made the archive.',
      type: 'array',
      items: {
        ...fileReference,
        properties: { ...fileReference.properties, path: { type: 'string' } },
        required: [...fileReference.required, 'path'],
      },
    },
  },
  required: [
    'format',
    'version',
    'layout',
    'portfolioId',
    'takenAt',
    ...RECORD_KINDS.map((kind) => ROOTS[kind]),
    'files',
  ],
  $defs: { ...DEFINITIONS, ...Object.fromEntries(RECORD_KINDS.map((kind) => [kind, definitionOf(kind)])) },
};

export const schemaText = (): string => `${JSON.stringify(PORTFOLIO_SCHEMA, null, 2)}\n`;
