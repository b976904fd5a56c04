/**
 * One address to which a station's structural events are posted, one after the other, each until it is taken or given up.
 *
 * It reads the station's feed as any line does (FeedLine), and so joins by the last id that was taken. What waits is bounded: too much, or a message that
 * is given up, is shed and counted, and the next that is posted is a snapshot. "Gone" (410) stops it for good.
 */

import type { WebhookRow, WebhookState } from '../../contract/station-webhooks.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { StationEvent } from '../../contract/views.ts';
import type { StationState } from '../../core/station-state.ts';
import { type Answer, nextTry, outcomeOf } from '../../core/webhook-tries.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FeedLine, Taken } from '../feed-line.ts';
import { type Message, NotPostedTo, type Post } from './post.ts';

type Needs = {
  readonly host: string;
  readonly clock: Clock;
  readonly post: Post;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly sign: (event: StationEvent) => Message;
  readonly snapshot: () => StationEvent;
  /** Their side has taken it: where to go on after a restart. */
  readonly taken: (event: StationEvent) => void;
  /** 410. */
  readonly gone: () => void;
  readonly report: (problem: string) => void;
};

export type Hook = { readonly line: FeedLine; readonly row: () => WebhookRow; close(): void };

const mostWaiting = 200;

const problemOf = (answer: Answer): string => ('status' in answer ? `It answered ${answer.status}.` : answer.problem);

/** Those that wait, oldest first. */
const openQueue = (now: () => EpochMs, snapshot: () => StationEvent) => {
  let waiting: { readonly event: StationEvent; readonly since: EpochMs }[] = [];
  let [shed, owesSnapshot] = [0, false];
  const drop = () => {
    shed += waiting.length;
    waiting = [];
    owesSnapshot = true;
  };
  return {
    add: (event: StationEvent) => {
      // Nothing of before it was muted is posted afterwards.
      if (event.type === 'snapshot' && (event.data as StationState).muted) {
        shed += waiting.length;
        waiting = [];
      }
      waiting.push({ event, since: now() });
      if (waiting.length <= mostWaiting) return;
      // The first of them is being posted.
      shed += waiting.length - 1;
      waiting = waiting.slice(0, 1);
      owesSnapshot = true;
    },
    drop,
    /** The one to post now: a snapshot says all that waits too. */
    first: (): StationEvent | undefined => {
      if (!owesSnapshot) return waiting[0]?.event;
      shed += waiting.length;
      waiting = [{ event: snapshot(), since: now() }];
      owesSnapshot = false;
      return waiting[0]?.event;
    },
    isFirst: (event: StationEvent): boolean => waiting[0]?.event === event,
    /** It was taken, if it has not been shed meanwhile. */
    done: (event: StationEvent) => {
      if (waiting[0]?.event === event) waiting.shift();
    },
    size: () => waiting.length,
    shed: () => shed,
    lag: () => (waiting[0] ? now() - waiting[0].since : 0),
  };
};

/** Resolves then, or when it is stopped. */
const waitUntil = (until: EpochMs, clock: Clock, stop: AbortSignal) =>
  new Promise<void>((resolve) => {
    const leave = () => {
      cancel();
      stop.removeEventListener('abort', leave);
      resolve();
    };
    const cancel = clock.wakeAt(until, leave);
    stop.addEventListener('abort', leave);
  });

export const openHook = ({ host, clock, post, chance, sign, snapshot, taken, gone, report }: Needs): Hook => {
  const queue = openQueue(clock.now, snapshot);
  const stop = new AbortController();
  const opened = clock.now();
  let state: WebhookState = 'well';
  let delivered: Taken | null = null;
  let problem: string | null = null;
  let running = false;
  const isOver = () => stop.signal.aborted || state === 'stopped' || state === 'refused';

  const trouble = (next: WebhookState, what: string) => {
    if (state !== next) report(what);
    state = next;
    problem = what;
  };

  /** @returns whether the next may be posted */
  const deliver = async (event: StationEvent): Promise<boolean> => {
    const begun = clock.now();
    for (let tries = 1; !isOver(); tries += 1) {
      if (!queue.isFirst(event)) return true;
      const answer = await post(sign(event), stop.signal);
      const outcome = outcomeOf(answer);
      if (outcome === 'taken') {
        [state, problem, delivered] = ['well', null, { event: event.id, at: clock.now() }];
        queue.done(event);
        taken(event);
        return true;
      }
      if (outcome === 'gone') {
        trouble('stopped', 'It answered 410: nothing is posted there any more.');
        gone();
        return false;
      }
      const again = nextTry(begun, clock.now(), tries, chance());
      trouble(again === undefined ? 'given-up' : 'trying', problemOf(answer));
      if (again === undefined) {
        queue.drop();
        return false;
      }
      await waitUntil(again, clock, stop.signal);
    }
    return false;
  };
  const run = async () => {
    running = true;
    try {
      for (let event = queue.first(); event && !isOver() && (await deliver(event)); event = queue.first());
    } catch (error) {
      if (!(error instanceof NotPostedTo)) throw error;
      trouble('refused', error.message);
    } finally {
      running = false;
    }
  };
  const begin = () => {
    if (!running && !isOver()) run().catch((error: unknown) => trouble('given-up', String(error)));
  };

  return {
    line: {
      tell: (event) => {
        if (isOver()) return;
        queue.add(event);
        begin();
      },
      figure: () => undefined,
      beat: () => undefined,
      lastHeard: () => delivered?.at ?? opened,
      taken: () => delivered,
      lag: queue.lag,
      isDead: () => state === 'given-up' || state === 'refused' || state === 'stopped',
      end: () => stop.abort(),
    },
    row: () => ({ host, state, delivered, waiting: queue.size(), shed: queue.shed(), problem }),
    close: () => stop.abort(),
  };
};
