/**
 * Views of which a secret was left out: their pages get them again, whole, when the output's own viewers are nearly there.
 *
 * Every view that was sent without something is sent again, in the order of their moments, so that a page that holds several is right at each of
 * them. A view of what viewers will see in a break of their own, or of an output that is muted, is not.
 */
import type { EpochMs } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import { seenAt } from '../core/delay-ramp.ts';
import { earlyView, type Secrets } from '../core/station-secrets.ts';
import type { Clock } from '../ports/clock.ts';

/** `until`: when more of it may leave, as far as was known when it was sent. */
type Waiting = { readonly whole: OutputView; readonly secrets: Secrets; readonly until: EpochMs };
type Line = { newest: OutputView; waiting: readonly Waiting[] };

/** Of one output; more is not to be expected within any delay. The oldest is given up first: what it shows is in the others. */
const mostWaiting = 100;

type Needs = {
  readonly clock: Pick<Clock, 'now' | 'wakeAt'>;
  /** What is known of reveals now. */
  readonly secrets: () => Secrets;
  /** To all pages of this output. */
  readonly again: (output: string, view: OutputView) => void;
};

/** As the output is now: its delay may have been dumped since. */
const nowOf = (view: OutputView, { delay, dumped }: OutputView): OutputView => {
  const { dumped: _then, ...rest } = view;
  return { ...rest, delay, ...(dumped ? { dumped } : {}) };
};

const isForNobody = ({ at, epoch }: OutputView, { delay, dumped, localBreak, epoch: epochNow }: OutputView): boolean => {
  const seen = seenAt(at, delay, dumped);
  const away = localBreak?.away ?? [];
  return (
    delay === 0 ||
    epoch !== epochNow ||
    away.some(({ leavesAt, rejoinsAt }) => seen >= leavesAt && (rejoinsAt === null || seen < rejoinsAt))
  );
};

export const openWholeLater = ({ clock, secrets, again }: Needs) => {
  const lines = new Map<string, Line>();
  let cancel: (() => void) | undefined;
  let wakesAt: EpochMs = Number.POSITIVE_INFINITY;

  const wakeBy = (until: EpochMs | null) => {
    if (until === null || until >= wakesAt) return;
    cancel?.();
    wakesAt = until;
    cancel = clock.wakeAt(until, look);
  };
  /** Sends again what has become more than it was. */
  const letGo = (output: string, line: Line) => {
    const { newest } = line;
    line.waiting = line.waiting.flatMap((one) => {
      if (isForNobody(one.whole, newest)) return [];
      const { view, until } = earlyView(nowOf(one.whole, newest), one.secrets, clock.now());
      wakeBy(until);
      if (until === one.until) return [one];
      again(output, view);
      return until === null ? [] : [{ ...one, until }];
    });
    if (line.waiting.length === 0) lines.delete(output);
  };
  const look = () => {
    cancel = undefined;
    wakesAt = Number.POSITIVE_INFINITY;
    for (const [output, line] of [...lines]) letGo(output, line);
  };

  return {
    /** What may leave of this view now. The rest is remembered, and sent when it may. */
    early: (output: string, whole: OutputView): OutputView => {
      if (whole.delay === 0 && !lines.has(output)) return whole;
      const known = secrets();
      const { view, until } = earlyView(whole, known, clock.now());
      const line = lines.get(output) ?? { newest: whole, waiting: [] };
      line.newest = whole;
      const isNew = line.waiting.at(-1)?.whole.revision !== whole.revision;
      if (until !== null && isNew) line.waiting = [...line.waiting, { whole, secrets: known, until }].slice(-mostWaiting);
      if (line.waiting.length > 0) lines.set(output, line);
      wakeBy(until);
      // It may be due now by what this view says: a delay that was dumped.
      if (line.waiting.length > 0 && isNew) wakeBy(clock.now());
      return view;
    },
    close: () => {
      cancel?.();
      lines.clear();
    },
  };
};
