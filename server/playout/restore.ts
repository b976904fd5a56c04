/**
 * After a restart: the show as the record knows it, brought to where it should be by now.
 *
 * The server starts also when the record cannot be read: what is missing is said, and asked for again until it is there.
 */
import { type Saying, say } from '../contract/sayings.ts';
import type { Ms } from '../contract/units.ts';
import type { FactBody } from '../core/facts.ts';
import { isOnAir } from '../core/show.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { rememberAnswers } from './answered.ts';
import type { Insist } from './insist.ts';
import { crowdLeft } from './keep-crowd.ts';
import type { Till } from './sell.ts';
import type { ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  readonly keeper: ShowKeeper;
  readonly archive: Pick<Archive, 'lines'>;
  readonly till: Till;
  readonly answers: ReturnType<typeof rememberAnswers>;
  readonly insist: Insist;
  /** Puts in what is due, and takes up the devices and doors again. */
  readonly goOn: () => Promise<void>;
  readonly figures: () => void;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

export type Restoring = {
  /** Resolves after the first try; goes on trying by itself when that failed. */
  begin(): Promise<void>;
  isRestored(): boolean;
};

/** @param since ms from the newest fact before; nobody knows how much of it the server was away */
const startedAgain = (since: Ms): FactBody => ({
  type: 'noted',
  text: `The server was started again, ${Math.max(0, Math.round(since / 1000))} s after the last line before that.`,
});

export const restoreShow = ({ clock, keeper, archive, till, answers, insist, goOn, figures, notice, report }: Needs): Restoring => {
  let isRestored = false;

  /** @returns whether they could be read */
  const readSales = async (activationId: string): Promise<void> => {
    const lines = await archive.lines(activationId);
    if (keeper.running()?.activation.id !== activationId) return;
    till.complete(lines);
    figures();
  };
  const sales = (activationId: string, done: () => void) =>
    insist.on({
      name: `sales ${activationId}`,
      makesSense: () => keeper.running()?.activation.id === activationId,
      attempt: async () => {
        await readSales(activationId);
        done();
      },
      failed: (error) => {
        report(error, 'The sales so far could not be read.');
        notice('bad', say('sales-not-read'));
        done();
      },
    });

  const recall = async () => {
    answers.restore(await keeper.restore());
    isRestored = true;
    const running = keeper.running();
    if (!running) return;
    till.open(running.activation.id, running.show.context.plan);
    await new Promise<void>((resolve) => sales(running.activation.id, resolve));
    const lastAt = keeper.log().at(-1)?.fact.at;
    // What is due goes first: nobody is told of a show that is not yet where it should be.
    await goOn();
    if (running.show.context.crowd) await keeper.adopt([crowdLeft('The server was started again.')], 'clock');
    if (isOnAir(running.show) && lastAt !== undefined) await keeper.adopt([startedAgain(clock.now() - lastAt)], 'clock');
  };

  return {
    begin: () =>
      new Promise<void>((resolve) => {
        insist.on({
          name: 'the record',
          makesSense: () => !isRestored,
          attempt: async () => {
            await keeper.turn(recall);
            resolve();
          },
          failed: (error) => {
            report(error, 'What was on air before could not be read.');
            notice('bad', say('air-not-read'));
            resolve();
          },
        });
      }),
    isRestored: () => isRestored,
  };
};
