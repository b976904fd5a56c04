/** What the show caller does with both hands: on air and next, TAKE, the shots of the running segment, the emergency keys. */
import { useCallback } from 'react';
import { useCommand } from '../../line/use-command.ts';
import { useHasChair, useView } from '../../line/use-line.tsx';
import { ProposalLine } from '../../proposals/proposal-line.tsx';
import { Deck } from './deck.tsx';
import { type ShowKey, useShowKeys } from './keys.ts';
import { OnAir } from './on-air.tsx';
import { Shots } from './shots.tsx';
import styles from './show-caller.module.css';
import { Take } from './take.tsx';

/** ms in which TAKE says that it has taken and takes nothing more. */
const takenShownFor = 500;

export const ShowCaller = () => {
  const view = useView();
  const hasChair = useHasChair();
  const take = useCommand(takenShownFor);
  const cut = useCommand();
  const believesOnAir = view.onAir?.runId ?? null;
  const { send: sendTake } = take;
  const { send: sendCut } = cut;

  const takeNext = useCallback(() => void sendTake({ type: 'segment.take', believesOnAir }), [sendTake, believesOnAir]);
  const cutTo = useCallback((shotId: string) => void sendCut({ type: 'shot.cut', believesOnAir, shotId }), [sendCut, believesOnAir]);
  const press = useCallback(
    (pressed: ShowKey) => {
      if (pressed.key === 'take') return takeNext();
      const shot = view.shots.find(({ key }) => key === pressed.digit);
      if (shot) cutTo(shot.id);
    },
    [takeNext, cutTo, view.shots],
  );
  useShowKeys(hasChair, press);

  return (
    <div className={styles.caller}>
      <OnAir />
      <Take command={take} takeNext={takeNext} />
      <ProposalLine />
      <Shots command={cut} cutTo={cutTo} />
      <Deck />
    </div>
  );
};
