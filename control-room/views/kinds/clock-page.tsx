/** The studio clock: the time of day as large as the screen, the state of the show, the way to the hard out. */
import './clock.css';
import type { ClockView } from '../../../server/contract/watch.ts';
import { clockText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { useNowAt } from '../use-watch.tsx';
import { HardOut, hardOutTone, Left, TimeOfDay } from './clocks.tsx';

export const ClockPage = ({ view }: { view: ClockView }) => {
  const { t } = useText();
  const isOnAir = view.onAir !== null;
  const isLive = view.activation === 'live' || view.activation === null;
  const now = useNowAt(view.timing.hardOut ?? 0);
  return (
    <div className="clockPage">
      {/* The lamp is red for what viewers see, and for nothing else. */}
      <p className={`state ${isOnAir ? (isLive ? 'onAir' : 'rehearses') : ''}`}>
        {isOnAir ? t(isLive ? 'caller.onAir' : 'activation.rehearsal') : t(`phase.${view.phase}`)}
      </p>
      <p className="time" data-testid="time">
        <TimeOfDay zone={view.zone} />
      </p>
      <p className="zone">{view.zone}</p>
      <div className="clockFoot">
        {isOnAir && <Left view={view} />}
        {view.timing.hardOut !== null && (
          <div className={`left ${hardOutTone(view.timing.hardOut, now)}`}>
            <HardOut at={view.timing.hardOut} />
            <span className="label">
              {t('status.hardOut')} <span className="figure">{clockText(view.timing.hardOut, view.zone, true)}</span>
            </span>
          </div>
        )}
      </div>
    </div>
  );
};
