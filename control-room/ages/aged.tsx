/** A value from outside with its age: once it is older than it should be it says OLD and since when, in a word and not by colour alone. */
import type { ReactNode } from 'react';
import type { Source } from '../../server/contract/ages.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import { useIsLost, useLineState } from '../line/use-line.tsx';
import { Mark } from '../pieces/mark.tsx';
import type { Judged } from './judge-age.ts';
import { useAge, useOldWord, useSalesAge, useVotesAge } from './use-age.ts';

export const OldMark = ({ judged }: { judged: Judged }) => {
  const word = useOldWord()(judged);
  return word === undefined ? null : <Mark tone="old">{word}</Mark>;
};

type Props = { readonly children: ReactNode };

/** For whoever has judged already. `of`: what it is a value of. */
export const Judging = ({ of, judged, children }: Props & { of: Source | 'line'; judged: Judged }) => (
  <span data-aged={of} data-age={judged.isOld ? 'old' : 'fresh'}>
    {children}
    {judged.isOld && ' '}
    <OldMark judged={judged} />
  </span>
);

export const Aged = ({ of, at, children }: Props & { of: Source; at: EpochMs | null }) => (
  <Judging of={of} judged={useAge(of, at)}>
    {children}
  </Judging>
);
export const AgedVotes = ({ children }: Props) => (
  <Judging of="phones" judged={useVotesAge()}>
    {children}
  </Judging>
);
export const AgedSales = ({ children }: Props) => (
  <Judging of="shops" judged={useSalesAge()}>
    {children}
  </Judging>
);

const LostSince = () => {
  const judged = useAge(
    'house',
    useLineState(({ view }) => view?.at ?? null),
  );
  return (
    <span data-aged="line" data-age="old">
      <OldMark judged={judged} />
    </span>
  );
};

/** Stands with what the show server says of itself, which is old only with the line: nothing while the line is open. */
export const OldWithLine = () => (useIsLost() ? <LostSince /> : null);
