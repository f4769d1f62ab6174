// What a copy of what was sent is called: by its day, and where two are of one day by when each was kept.
import { dateText } from '../../../../shared/audit/date-text.ts';
import { byKept, type SentCopy } from '../../../../shared/model/audit.ts';
import { localDateOf } from '../../../../shared/model/dates.ts';
import { momentInWords, timeInWords } from '../../../records/dates.ts';

type Named = Pick<SentCopy, 'id' | 'sentOn' | 'keptAt'>;

/** "12 September 2027"; "12 September 2027, copy kept at 14:02"; kept in one minute, "…, the second", in the order in which they were kept. By id. */
export function namesOfCopies(copies: readonly Named[]): ReadonlyMap<string, string> {
  const inOrder = [...copies].sort(byKept);
  const named = (nameOf: (copy: Named) => string) => (copy: Named) => ({
    name: nameOf(copy),
    same: inOrder.filter((other) => nameOf(other) === nameOf(copy)),
  });
  const byDay = named(({ sentOn }) => dateText(sentOn));
  const byTime = named((copy) => `${dateText(copy.sentOn)}, copy kept ${whenKept(copy)}`);
  return new Map(
    inOrder.map((copy) => {
      const [day, time] = [byDay(copy), byTime(copy)];
      if (day.same.length === 1) return [copy.id, day.name];
      const at = time.same.indexOf(copy);
      return [copy.id, at === 0 ? time.name : `${time.name}, the ${ORDINALS[at - 1] ?? `${at + 1}th`}`];
    }),
  );
}
const ORDINALS = ['second', 'third'];

const whenKept = ({ sentOn, keptAt }: Named): string =>
  localDateOf(new Date(keptAt)) === sentOn ? `at ${timeInWords(keptAt)}` : momentInWords(keptAt);
