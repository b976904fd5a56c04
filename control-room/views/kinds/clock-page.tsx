/** The studio clock: the time of day as large as the screen, the state of the show, the way to the hard out. */
import './clock.css';
import type { ClockView } from '../../../server/contract/watch.ts';
import { clockText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { HardOut, Left, TimeOfDay } from './clocks.tsx';

export const ClockPage = ({ view }: { view: ClockView }) => {
  const { t } = useText();
  const isOnAir = view.onAir !== null;
  return (
    <div className="clockPage">
      <p className={`state ${isOnAir ? 'onAir' : ''}`}>{isOnAir ? t('caller.onAir') : t(`phase.${view.phase}`)}</p>
      <p className="time" data-testid="time">
        <TimeOfDay zone={view.zone} />
      </p>
      <p className="zone">{view.zone}</p>
      <div className="clockFoot">
        {isOnAir && <Left view={view} />}
        <div className="left">
          <HardOut at={view.timing.hardOut} />
          <span className="label">
            {t('status.hardOut')} {view.timing.hardOut === null ? '' : clockText(view.timing.hardOut, view.zone, true)}
          </span>
        </div>
      </div>
    </div>
  );
};
