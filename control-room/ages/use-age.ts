/** The age of a value, for components. */
import type { Source } from '../../server/contract/ages.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { useIsLost, useLineState, useSecondsSince } from '../line/use-line.tsx';
import { lengthOf } from '../pieces/format.ts';
import { useText } from '../pieces/use-text.ts';
import { phonesAt } from './from-outside.ts';
import { type Judged, judgeAge, type Seen } from './judge-age.ts';

const useSeen = (): Seen => {
  const isLost = useIsLost();
  const at = useLineState(({ view }) => view?.at ?? 0);
  // Ages go on counting while nothing is told.
  const second = useSecondsSince(isLost ? 0 : null, true);
  return { isLost, now: second === null ? at : second * 1000 };
};

export const useJudge = (): ((of: Source, at: EpochMs | null) => Judged) => {
  const seen = useSeen();
  return (of, at) => judgeAge(of, at, seen);
};

export const useAge = (of: Source, at: EpochMs | null): Judged => useJudge()(of, at);

/** For whoever only asks whether it is old, and is drawn anew only when that is another: ages go on with every view. */
export const useIsOld = (of: Source, when: (view: OperatorView) => EpochMs | null): boolean => {
  const isLost = useIsLost();
  return useLineState(({ view }) => (view ? judgeAge(of, when(view), { now: view.at, isLost }).isOld : isLost));
};

/** Figures come apart from the view: after a reconnect they are old until they have come again. */
const useFigures = (of: 'phones' | 'shops', at: EpochMs | null): Judged => {
  const { isOld, age } = useAge(of, at);
  const haveNotCome = useLineState(({ figuresAreOld }) => figuresAreOld);
  return { isOld: isOld || haveNotCome, age };
};

/** Of counts, passes and anomalies. */
export const useVotesAge = (): Judged =>
  useFigures(
    'phones',
    useLineState(({ view }) => (view ? phonesAt(view) : null)),
  );
export const useSalesAge = (): Judged =>
  useFigures(
    'shops',
    useLineState(({ view }) => view?.ordersAsOf ?? null),
  );

/** “OLD 0:12”; undefined while it is fresh. */
export const useOldWord = (): ((judged: Judged) => string | undefined) => {
  const { t, language } = useText();
  return ({ isOld, age }) => (isOld ? (age === null ? t('age.old') : t('age.oldFor', { age: lengthOf(age, language) })) : undefined);
};
