/** OLD with its age, beside a value that its source has not renewed in time; nothing while it is fresh. Of a lost line the whole page tells. */
import type { Source } from '../../server/contract/ages.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import { judgeAge } from '../ages/judge-age.ts';
import { lengthOf } from '../pieces/format.ts';
import { useText } from '../pieces/use-text.ts';

/** @param asOf when the view was made that brought it: since then nobody told us anything */
export const isOldOn = (of: Source, at: EpochMs | null, asOf: EpochMs): boolean => judgeAge(of, at, { now: asOf, isLost: false }).isOld;

type Props = { readonly of: Source; readonly at: EpochMs | null; readonly asOf: EpochMs };

export const OldWord = ({ of, at, asOf }: Props) => {
  const { t, language } = useText();
  const { isOld, age } = judgeAge(of, at, { now: asOf, isLost: false });
  if (!isOld) return null;
  return (
    <strong className="oldWord" data-aged={of}>
      {age === null ? t('age.old') : t('age.oldFor', { age: lengthOf(age, language) })}
    </strong>
  );
};
