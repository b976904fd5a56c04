/** A station that dumps its delay while a rehearsal is on: nobody sees that, so there is nothing to dump. */
import type { Response } from 'express';
import { expect, it } from 'vitest';
import type { ActivationKind } from '../../server/contract/audience.ts';
import { answerDumped, dumpOnAir } from '../../server/stations/dumped.ts';
import { openSeat } from '../../server/stations/station-seat.ts';
import { noon, station } from './sample-show.ts';

const answerIn = async (kind: ActivationKind | null) => {
  const seat = openSeat('life1', { station: station(), delay: 4000 }, () => noon);
  const dumped: string[] = [];
  let said: readonly [status: number, body?: unknown] | undefined;
  const response = {
    status: (status: number) => ({
      end: () => {
        said = [status];
      },
      json: (body: unknown) => {
        said = [status, body];
      },
    }),
  };
  const dump = dumpOnAir(
    () => kind,
    async (id) => ({ ok: dumped.push(id) > 0 }),
  );
  await answerDumped(dump, seat, response as unknown as Response);
  return { said, dumped };
};

it('[F38, R3] has its delay dumped in a show that its viewers see, and in no rehearsal', async () => {
  expect(await answerIn('live')).toEqual({ said: [204], dumped: ['harbour'] });
  for (const kind of ['rehearsal', null] as const)
    expect(await answerIn(kind)).toEqual({ said: [409, { code: 'not-now', message: 'No show is on.' }], dumped: [] });
});
