/**
 * The line to the archive's worker: questions out, answers back, each with a deadline.
 *
 * Promises: every question is settled once; a late one rejects `ArchiveLate` while its answer, when it
 * comes, is dropped; at most `mostWaiting` are under way, late ones included; a worker that dies rejects
 * what waited and is started again, at most once a minute.
 */
import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { EpochMs, Ms } from '../contract/units.ts';
import { ArchiveConflict, ArchiveFailed, ArchiveLate } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Answer, ArgsOf, Asked, Refusal, ResultOf } from './calls.ts';
import { NewerData } from './schema.ts';

const mostWaiting = 1000;
const betweenRestarts: Ms = 60_000;
const patienceAtClosing: Ms = 5000;

/** `A`: what may be asked of the worker at the other end. */
export type Line<A = Asked> = {
  ask<C extends keyof A>(call: C, within: Ms, ...args: ArgsOf<A, C>): Promise<ResultOf<A, C>>;
  /** Lets the worker finish what it has, then ends it. */
  close(): Promise<void>;
};

type Settings = { readonly start: () => Worker; readonly clock: Clock; readonly log: Pick<Logger, 'error' | 'warn'> };
type Question = {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly cancelDeadline: () => void;
};

const errorOf = ({ kind, message }: Refusal): Error =>
  ({
    failed: () => new ArchiveFailed(message),
    conflict: () => new ArchiveConflict(message),
    newer: () => new NewerData(message),
    fault: () => new Error(message),
  })[kind]();

export const openLine = <A = Asked>({ start, clock, log }: Settings): Line<A> => {
  const waiting = new Map<number, Question>();
  let asked = 0;
  let worker: Worker | undefined;
  let restartedAt: EpochMs = Number.NEGATIVE_INFINITY;
  let closed = false;

  const settle = (answer: Answer) => {
    const question = waiting.get(answer.number);
    waiting.delete(answer.number);
    question?.cancelDeadline();
    if (answer.ok) question?.resolve(answer.result);
    else question?.reject(errorOf(answer.refusal));
  };
  const rejectAll = (reason: string) => {
    for (const number of [...waiting.keys()]) settle({ number, ok: false, refusal: { kind: 'failed', message: reason } });
  };
  const engage = (): Worker => {
    const engaged = start();
    let cause = 'it ended by itself';
    engaged.on('message', (answers: readonly Answer[]) => answers.forEach(settle));
    engaged.on('error', (error) => {
      cause = error instanceof Error ? error.message : String(error);
    });
    engaged.on('exit', () => {
      worker = undefined;
      rejectAll(closed ? 'The archive is closed.' : `The archive’s worker died: ${cause}.`);
      if (closed) return;
      log.error({ cause }, 'The archive’s worker died; what waited for it was refused.');
      restart();
    });
    return engaged;
  };
  const restart = () => {
    if (clock.now() - restartedAt < betweenRestarts) return;
    restartedAt = clock.now();
    worker = engage();
  };

  worker = engage();
  return {
    ask: <C extends keyof A>(call: C, within: Ms, ...args: ArgsOf<A, C>) => {
      if (closed) return Promise.reject(new ArchiveFailed('The archive is closed.'));
      if (!worker) restart();
      const listener = worker;
      if (!listener)
        return Promise.reject(new ArchiveFailed('The archive’s worker died twice within a minute; it is started again after that.'));
      if (waiting.size >= mostWaiting)
        return Promise.reject(new ArchiveFailed(`The archive has ${mostWaiting} requests waiting and takes no more.`));
      asked += 1;
      const number = asked;
      return new Promise<ResultOf<A, C>>((resolve, reject) => {
        const late = () =>
          reject(new ArchiveLate(`The archive did not answer ${String(call)} within ${within} ms; whether it is recorded is not known.`));
        // An answer that arrived while this thread was busy is heard before the deadline is called.
        const cancelDeadline = clock.wakeAt(clock.now() + within, () => setImmediate(late));
        waiting.set(number, { resolve: resolve as (result: unknown) => void, reject, cancelDeadline });
        listener.postMessage({ number, call, args });
      });
    },
    close: async () => {
      closed = true;
      const leaving = worker;
      if (!leaving) return;
      const gone = new Promise<void>((resolve) => leaving.once('exit', () => resolve()));
      leaving.postMessage('close');
      const cancel = clock.wakeAt(clock.now() + patienceAtClosing, () => {
        log.warn({}, 'The archive’s worker did not finish in time and was ended.');
        leaving.terminate().catch((err: unknown) => log.error({ err }, 'The archive’s worker could not be ended.'));
      });
      await gone;
      cancel();
    },
  };
};
