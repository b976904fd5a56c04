/** A station that asks again and again, as a titler does: once a second, with the tag of the last answer. */
import type { Ms } from '../../../server/contract/units.ts';
import { endedMark, type HeardBy, marksOfState, nothingHeard, runAtMark, type StateSaid } from './heard.ts';
import { createOrder } from './order.ts';

export type PollFollower = { readonly lastId: () => string | undefined; readonly heard: () => HeardBy; readonly leave: () => void };

type Needs = {
  readonly front: string;
  readonly key: string;
  readonly station: string;
  /** The flat row, or all that is known. */
  readonly dress: 'state.json' | 'state';
  /** Not all ask at the same moment. */
  readonly after: Ms;
};

const every: Ms = 1000;
const answerWithin: Ms = 5000;

type Known = { readonly id: string; readonly marks: readonly string[] };
type Row = { readonly id: string; readonly segment_started_at: string; readonly ended: string };

const readRow = ([row]: readonly Row[]): Known => ({
  id: row?.id ?? '',
  marks: [
    ...(row?.segment_started_at ? [runAtMark(Date.parse(row.segment_started_at))] : []),
    ...(row?.ended === 'yes' ? [endedMark] : []),
  ],
});
const readState = ({ snapshot }: { snapshot: { id: string; data: StateSaid } }): Known => ({
  id: snapshot.id,
  marks: marksOfState(snapshot.data),
});

export const followByPolling = ({ front, key, station, dress, after }: Needs): PollFollower => {
  const order = createOrder();
  const marks = new Set<string>();
  const problems: string[] = [];
  let tag: string | undefined;
  let lastId: string | undefined;
  let answers = 0;
  let timer = setTimeout(() => void ask(), after);
  let isLeaving = false;

  const hear = (said: unknown) => {
    const known = dress === 'state' ? readState(said as Parameters<typeof readState>[0]) : readRow(said as readonly Row[]);
    order.came(known.id);
    lastId = known.id;
    for (const mark of known.marks) marks.add(mark);
  };
  const ask = async () => {
    const began = performance.now();
    const headers = { authorization: `Bearer ${key}`, ...(tag === undefined ? {} : { 'if-none-match': tag }) };
    try {
      const answer = await fetch(`${front}/stations/v1/${dress}`, { headers, signal: AbortSignal.timeout(answerWithin) });
      if (answer.status === 200) {
        tag = answer.headers.get('etag') ?? undefined;
        hear(await answer.json());
      } else if (answer.status !== 304) problems.push(`${dress} answered ${answer.status}`);
      answers += 1;
    } catch {
      // A house that is being started again refuses: it is asked again.
    }
    if (!isLeaving) timer = setTimeout(() => void ask(), Math.max(0, every - (performance.now() - began)));
  };

  return {
    lastId: () => lastId,
    heard: () => ({ ...nothingHeard, station, marks: [...marks], backwards: order.backwards(), lines: answers, problems }),
    leave: () => {
      isLeaving = true;
      clearTimeout(timer);
    },
  };
};
