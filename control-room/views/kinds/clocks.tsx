/** The clocks that the views share: what is left of the segment, over or under, the way to the hard out, the time of day. */
import type { EpochMs } from '../../../server/contract/units.ts';
import type { WatchView } from '../../../server/contract/watch.ts';
import { overUnderAt } from '../../pieces/drift.ts';
import { clockText, lengthText, overUnderText, unknown } from '../../pieces/format.ts';
import { runLeftAt } from '../../pieces/run-left.ts';
import { useText } from '../../pieces/use-text.ts';
import { useNowAt } from '../use-watch.tsx';

export type Clocked = Extract<WatchView, { timing: unknown }>;

/** What is left of the segment on air, as large as its place allows. */
export const Left = ({ view }: { view: Clocked }) => {
  const { t } = useText();
  const now = useNowAt(view.onAir?.endsAt ?? 0);
  const left = now === null ? null : runLeftAt(view, now);
  const isOver = left !== null && left < 0;
  const isFrozen = view.timing.frozenSince !== null;
  const label = view.onAir === null ? t('view.notOnAir') : isFrozen ? t('view.frozen') : isOver ? t('caller.overRun') : t('caller.left');
  return (
    <div className={`left ${isOver ? 'over' : left !== null && left <= 30 ? 'near' : ''}`} data-testid="left">
      <span className="figure">{left === null ? unknown : lengthText(left)}</span>
      <span className="label">{label}</span>
    </div>
  );
};

export const TimeOfDay = ({ zone, short = false }: { zone: string; short?: boolean }) => {
  const now = useNowAt(0, true);
  return <span className="figure">{clockText(now, zone, short)}</span>;
};

export const HardOut = ({ at }: { at: EpochMs | null }) => {
  const now = useNowAt(at ?? 0);
  return <span className="figure">{at === null || now === null ? unknown : lengthText(Math.ceil((at - now) / 1000))}</span>;
};

export const OverUnder = ({ view }: { view: Clocked }) => {
  const { t } = useText();
  const now = useNowAt(view.onAir?.endsAt ?? 0);
  if (view.onAir === null || now === null) return <span className="figure">{unknown}</span>;
  const drift = Math.round(overUnderAt(view, now) / 1000) * 1000;
  return (
    <span className="figure">
      {overUnderText(drift)} {t(`status.${drift > 0 ? 'over' : drift < 0 ? 'under' : 'onTime'}`)}
    </span>
  );
};

/** Three small clocks in a row, each with its name. */
export const ClockRow = ({ view }: { view: Clocked }) => {
  const { t } = useText();
  return (
    <dl className="clockRow">
      <div>
        <dt>{t('view.timeIn', { zone: view.zone })}</dt>
        <dd>
          <TimeOfDay zone={view.zone} />
        </dd>
      </div>
      <div>
        <dt>{t('status.overUnder')}</dt>
        <dd>
          <OverUnder view={view} />
        </dd>
      </div>
      <div>
        <dt>{t('status.hardOut')}</dt>
        <dd>
          <HardOut at={view.timing.hardOut} />
        </dd>
      </div>
    </dl>
  );
};
