/** What the show caller does with both hands: on air and next, TAKE, the running clip, the shots of the running segment, ad-libs, the emergency keys. */
import { useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { ProposalLine } from '../../proposals/proposal-line.tsx';
import { AdLibs } from './ad-libs.tsx';
import { RunningClip } from './clip.tsx';
import { Deck } from './deck.tsx';
import { OnAir } from './on-air.tsx';
import rooms from './rooms.module.css';
import { Shots } from './shots.tsx';
import styles from './show-caller.module.css';
import { Take } from './take.tsx';

/** ms in which TAKE says that it has taken and takes nothing more. */
const takenShownFor = 500;

export const ShowCaller = () => {
  const { onAir, nextSegmentId } = useView();
  const take = useCommand(takenShownFor);
  const cut = useCommand();
  const believesOnAir = onAir?.runId ?? null;
  return (
    <div className={styles.caller}>
      <OnAir />
      <Take command={take} takeNext={() => void take.send({ type: 'segment.take', believesOnAir, believesNext: nextSegmentId })} />
      <Shots command={cut} cutTo={(shotId) => void cut.send({ type: 'shot.cut', believesOnAir, shotId })} />
      <div className={rooms.clip}>
        <RunningClip />
      </div>
      <div className={rooms.proposal}>
        <ProposalLine />
      </div>
      <AdLibs />
      <Deck />
    </div>
  );
};
