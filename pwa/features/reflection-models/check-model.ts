// What is missing from a model that a person words, field by field.
import type { SharedModel } from '../../../shared/reflection-models/own-file.ts';

export function checkModel({ name, questions }: SharedModel): { fieldId: string; text: string }[] {
  const unnamed = name ? [] : [{ fieldId: 'model-name', text: 'Enter a name for the questions' }];
  const unworded = questions.flatMap(({ label }, index) =>
    label ? [] : [{ fieldId: `question-${index}`, text: `Enter question ${index + 1}, or remove it` }],
  );
  return [...unnamed, ...unworded];
}
