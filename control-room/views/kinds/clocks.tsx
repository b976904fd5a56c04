/** The clocks that the views share: what is left of the segment, over or under, the way to the hard out, the time of day. */
import type { CSSProperties } from 'react';
import type { EpochMs } from '../../../server/contract/units.ts';
import type { WatchView } from '../../../server/contract/watch.ts';
import { overUnderAt } from '../../pieces/drift.ts';
import { clockText, lengthText, overUnderText, unknown } from '../../pieces/format.ts';
import { runLeftAt } from '../../pieces/run-left.ts';
import { useText } from '../../pieces/use-text.ts';
import { hardOutCount } from '../../status-line/hard-out-count.ts';
import { useNowAt } from '../use-watch.tsx';

export type Clocked = Extract<WatchView, { timing: unknown }>;

/** At least as wide as 00:00, so that letters keep their size from ten minutes down, and a minute over. */
const leastEms = 2.75;
/** How wide a figure is in its own letters, for a place that it should fill: our digits, the minus and the colon, in bold. */
const wideAs = (figure: string): CSSProperties => {
  const ems = [...figure].reduce((sum, sign) => sum + (sign === ':' ? 0.36 : 0.6), 0);
  return { '--ems': Math.max(leastEms, ems).toFixed(2) } as CSSProperties;
};

/** The end was asked for: louder than what is left of a segment that nobody will see the end of. */
const Finishing = ({ at }: { at: EpochMs }) => {
  const { t } = useText();
  const now = useNowAt(at);
  return (
    <span className="label finishing" data-testid="finishing">
      <strong>{t('finishing.word')}</strong> · {t('finishing.left')}{' '}
      <span className="figure">{now === null ? unknown : lengthText(Math.max(0, Math.ceil((at - now) / 1000)))}</span>
    </span>
  );
};

/** What is left of the segment on air, as large as its place allows; while nothing is on air, the time of day if `elseTime`. */
export const Left = ({ view, elseTime = false }: { view: Clocked; elseTime?: boolean }) => {
  const { t } = useText();
  const now = useNowAt(view.onAir?.endsAt ?? 0);
  const left = now === null ? null : runLeftAt(view, now);
  const isOver = left !== null && left < 0;
  const figure = left === null ? (elseTime ? clockText(now, view.zone) : unknown) : lengthText(left);
  const isFrozen = view.timing.frozenSince !== null;
  const label = view.onAir === null ? t('view.notOnAir') : isFrozen ? t('view.frozen') : isOver ? t('caller.overRun') : t('caller.left');
  return (
    <div style={wideAs(figure)} className={`left ${isOver ? 'over' : left !== null && left <= 30 ? 'near' : ''}`} data-testid="left">
      <span className="figure">{figure}</span>
      {view.finishesAt === null ? <span className="label">{label}</span> : <Finishing at={view.finishesAt} />}
    </div>
  );
};

export const TimeOfDay = ({ zone, short = false }: { zone: string; short?: boolean }) => {
  const now = useNowAt(0, true);
  return <span className="figure">{clockText(now, zone, short)}</span>;
};

export const HardOut = ({ at }: { at: EpochMs | null }) => {
  const { language } = useText();
  const now = useNowAt(at ?? 0);
  return <span className="figure">{at === null || now === null ? unknown : lengthText(Math.ceil((at - now) / 1000), language)}</span>;
};

/** Ten minutes before the hard out it is said louder, three before it louder still. */
export const hardOutTone = (at: EpochMs | null, now: EpochMs | null): 'near' | 'over' | '' => {
  const count = at === null || now === null ? undefined : hardOutCount(Math.ceil((at - now) / 1000));
  if (count === undefined) return '';
  return count === 'passed' || count <= 3 ? 'over' : 'near';
};

/** The word is the name, as on the desks: OVER, UNDER. */
const OverUnder = ({ view }: { view: Clocked }) => {
  const { t, language } = useText();
  const now = useNowAt(view.onAir?.endsAt ?? 0);
  const drift = view.onAir === null || now === null ? null : Math.round(overUnderAt(view, now) / 1000) * 1000;
  const word = drift === null ? 'overUnder' : drift > 0 ? 'over' : drift < 0 ? 'under' : 'onTime';
  return (
    <div className={word}>
      <dt>{t(`status.${word}`)}</dt>
      <dd className="figure">{drift === null ? unknown : overUnderText(drift, language)}</dd>
    </div>
  );
};

const ToHardOut = ({ at }: { at: EpochMs | null }) => {
  const { t } = useText();
  const now = useNowAt(at ?? 0);
  return (
    <div className={`hardOut ${hardOutTone(at, now)}`}>
      <dt>{t('status.hardOut')}</dt>
      <dd>
        <HardOut at={at} />
      </dd>
    </div>
  );
};

/** Three small clocks in a row, each with its name; before air only the way to the hard out, once that is known. */
export const ClockRow = ({ view }: { view: Clocked }) => {
  const { t } = useText();
  const { hardOut } = view.timing;
  const isOnAir = view.onAir !== null;
  if (!isOnAir && hardOut === null) return null;
  return (
    <dl className="clockRow">
      {isOnAir && (
        <div>
          <dt>{t('view.timeIn', { zone: view.zone })}</dt>
          <dd>
            <TimeOfDay zone={view.zone} />
          </dd>
        </div>
      )}
      {isOnAir && <OverUnder view={view} />}
      <ToHardOut at={hardOut} />
    </dl>
  );
};
