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

/** A press is drawn here and nowhere else: whoever presses TAKE has nothing more to wait for than the take. */
const TakeHere = () => {
  const { onAir, nextSegmentId } = useView();
  const take = useCommand(takenShownFor);
  const takeNext = () => void take.send({ type: 'segment.take', believesOnAir: onAir?.runId ?? null, believesNext: nextSegmentId });
  return <Take command={take} takeNext={takeNext} />;
};

const ShotsHere = () => {
  const { onAir } = useView();
  const cut = useCommand();
  return <Shots command={cut} cutTo={(shotId) => void cut.send({ type: 'shot.cut', believesOnAir: onAir?.runId ?? null, shotId })} />;
};

export const ShowCaller = () => (
  <div className={styles.caller}>
    <OnAir />
    <TakeHere />
    <ShotsHere />
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
