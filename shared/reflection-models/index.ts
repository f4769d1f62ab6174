// The register of reflection models, in the order in which they are offered. The first is the default.

import { atkinsMurphy } from './atkins-murphy.ts';
import { borton } from './borton.ts';
import { boud } from './boud.ts';
import { brookfield } from './brookfield.ts';
import { carl } from './carl.ts';
import { driscoll } from './driscoll.ts';
import { era } from './era.ts';
import { fiveMinutes } from './five-minutes.ts';
import { fourF } from './four-f.ts';
import { freeText } from './free-text.ts';
import { gibbs } from './gibbs.ts';
import { hcpcThreeQuestions } from './hcpc-three-questions.ts';
import { johns } from './johns.ts';
import { journalArticle } from './journal-article.ts';
import { kolb } from './kolb.ts';
import type { ReflectionModel } from './model.ts';
import { rolfe } from './rolfe.ts';
import { schon } from './schon.ts';
import { supervision } from './supervision.ts';

export { MODEL_GROUPS, type ModelGroup, type Prompt, type ReflectionModel } from './model.ts';

export const defaultReflectionModel: ReflectionModel = hcpcThreeQuestions;

export const reflectionModels: readonly ReflectionModel[] = [
  defaultReflectionModel,
  fiveMinutes,
  journalArticle,
  supervision,
  gibbs,
  driscoll,
  rolfe,
  borton,
  kolb,
  johns,
  schon,
  atkinsMurphy,
  brookfield,
  boud,
  era,
  carl,
  fourF,
  freeText,
];

/** The model of a reflection, or null when this version of Waymark does not know it; its answers are still in the record. */
export const reflectionModel = (key: string): ReflectionModel | null =>
  reflectionModels.find((model) => model.key === key) ?? null;
