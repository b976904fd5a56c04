/** Tasks about what is on air and what comes after it: take, shots, next, clock, break, slate, cues. */
import { besideNext, cueInHand } from '../../server/contract/in-hand.ts';
import type { Ms } from '../../server/contract/units.ts';
import { seconds } from '../../server/contract/units.ts';
import type { OperatorView, SegmentRow } from '../../server/contract/views.ts';
import { ask, type Deed, not, type shotTasks, type Task } from './task-types.ts';

type Shot = (typeof shotTasks)[number];
type AirTask =
  | 'take'
  | 'skip-next'
  | 'next-earlier'
  | 'next-later'
  | 'next-shorter'
  | 'next-longer'
  | 'freeze'
  | 'break'
  | 'slate'
  | 'we-are-here'
  | 'cue-fire'
  | 'keep-on';

const runOf = ({ onAir }: OperatorView): string | null => onAir?.runId ?? null;
const nextRow = ({ rundown, nextSegmentId }: OperatorView): SegmentRow | undefined => rundown.find(({ id }) => id === nextSegmentId);

/** From preflight to the end; before and after, nothing moves. */
const notStarted = ({ phase }: OperatorView): Deed | undefined => {
  if (phase === 'off') return not('noEpisode');
  return phase === 'ended' ? not('ended') : undefined;
};

const take = (view: OperatorView): Deed => {
  const no = notStarted(view) ?? (view.phase === 'preflight' ? not('notReady') : undefined);
  if (no) return no;
  if (!nextRow(view)) return not('nothingNext');
  return ask({ type: 'segment.take', believesOnAir: runOf(view), believesNext: view.nextSegmentId });
};

const cut =
  (digit: string) =>
  ({ view }: { view: OperatorView }): Deed => {
    if (!view.onAir) return not('nothingOnAir');
    const shot = view.shots.find(({ key }) => key === digit);
    return shot ? ask({ type: 'shot.cut', believesOnAir: view.onAir.runId, shotId: shot.id }) : not('noShot');
  };

const shotTask = (digit: string): Task => ({ usual: digit, needs: { type: 'shot.cut' }, deed: cut(digit) });

const changeNext = (view: OperatorView, asking: (next: SegmentRow) => Deed): Deed => {
  const next = nextRow(view);
  return notStarted(view) ?? (next ? asking(next) : not('nothingNext'));
};

const stepNext = (view: OperatorView, step: 1 | -1): Deed => {
  const to = besideNext(view, step);
  const no = notStarted(view);
  if (no) return no;
  if (to === undefined) return not(step < 0 ? 'noneEarlier' : 'noneLater');
  return ask({ type: 'segment.setNext', segmentId: to.id });
};

const [shortest, longest, by]: readonly [Ms, Ms, Ms] = [seconds(1), seconds(7200), seconds(30)];

/** The running segment keeps the length that it was taken with, so this is about the next one. */
const retimeNext = (view: OperatorView, sign: 1 | -1): Deed =>
  changeNext(view, ({ id, planned, title }) => {
    const wanted = planned + sign * by;
    if (wanted < shortest) return not('tooShort', { name: title });
    if (wanted > longest) return not('tooLong', { name: title });
    return ask({ type: 'segment.retime', segmentId: id, planned: wanted });
  });

const whileOnAir = (view: OperatorView, asking: (believesOnAir: string) => Deed): Deed =>
  view.onAir ? asking(view.onAir.runId) : not('nothingOnAir');

export const airTasks: Readonly<Record<AirTask | Shot, Task>> = {
  take: { usual: ' ', needs: { type: 'segment.take' }, deed: ({ view }) => take(view) },
  'shot-1': shotTask('1'),
  'shot-2': shotTask('2'),
  'shot-3': shotTask('3'),
  'shot-4': shotTask('4'),
  'shot-5': shotTask('5'),
  'shot-6': shotTask('6'),
  'shot-7': shotTask('7'),
  'shot-8': shotTask('8'),
  'shot-9': shotTask('9'),
  'skip-next': {
    usual: 's',
    needs: { type: 'segment.skip' },
    deed: ({ view }) => changeNext(view, ({ id }) => ask({ type: 'segment.skip', segmentId: id, skipped: true })),
  },
  'next-earlier': { usual: 'u', needs: { type: 'segment.setNext' }, isStep: true, deed: ({ view }) => stepNext(view, -1) },
  'next-later': { usual: 'd', needs: { type: 'segment.setNext' }, isStep: true, deed: ({ view }) => stepNext(view, 1) },
  'next-shorter': { usual: '-', needs: { type: 'segment.retime' }, isStep: true, deed: ({ view }) => retimeNext(view, -1) },
  'next-longer': { usual: '+', needs: { type: 'segment.retime' }, isStep: true, deed: ({ view }) => retimeNext(view, 1) },
  freeze: {
    usual: 'f',
    needs: { type: 'clock.freeze' },
    deed: ({ view }) => whileOnAir(view, () => ask({ type: 'clock.freeze', frozen: view.phase !== 'frozen' })),
  },
  break: {
    usual: 'b',
    needs: { type: 'break.start' },
    deed: ({ view }) =>
      whileOnAir(view, (believesOnAir) => ask({ type: view.onAir?.slate === 'break' ? 'break.end' : 'break.start', believesOnAir })),
  },
  slate: {
    usual: 'x',
    needs: { type: 'slate.show' },
    deed: ({ view }) =>
      whileOnAir(view, (believesOnAir) => ask({ type: view.onAir?.slate === 'breakdown' ? 'break.end' : 'slate.show', believesOnAir })),
  },
  'we-are-here': {
    usual: 'w',
    needs: { type: 'show.weAreHere' },
    deed: ({ view }) => notStarted(view) ?? (view.phase === 'preflight' ? not('notReady') : { do: 'open' }),
  },
  'keep-on': {
    usual: '0',
    needs: { type: 'episode.keepOn' },
    deed: ({ view }) => (view.finishing ? ask({ type: 'episode.keepOn' }) : not('notFinishing')),
  },
  'cue-fire': {
    usual: 'q',
    needs: { type: 'cue.fire' },
    deed: ({ view }) =>
      whileOnAir(view, (believesOnAir) => {
        const cue = cueInHand(view);
        return cue ? ask({ type: 'cue.fire', believesOnAir, cueId: cue.id }) : not('noCue');
      }),
  },
};
