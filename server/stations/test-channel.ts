/**
 * The test channel: `/stations/test/v1/…`, key `test`, an invented show in every dress of the feed.
 *
 * It has a door of its own that knows nothing of the house's show. It runs only while somebody asks, and lets everybody go after a while,
 * so that a reader left running somewhere costs nothing for ever.
 */
import express, { type Router } from 'express';
import type { EpochMs, Ms } from '../contract/units.ts';
import { minutes, seconds } from '../contract/units.ts';
import { testCode, testFigures, testMoment, testPath, testStation } from '../core/test-show.ts';
import { type StationsDoor, type StationsNeeds, stationsDoor } from './stations-door.ts';

export type TestChannel = { readonly router: Router; readonly isOn: () => boolean; readonly close: () => Promise<void> };

const restsAfter: Ms = minutes(1);
/** Whoever listens comes back by itself and goes on. */
const longestRun: Ms = minutes(30);

const partner = {
  station: {
    ...{ id: testStation, name: { zh: '测试台', en: 'Test station' }, language: 'en', path: testPath },
    ...{ delivery: 'overlay' as const, excludes: [], labels: [] },
  },
  delay: 0,
};

type Needs = Pick<StationsNeeds, 'clock' | 'log'>;
type Running = { readonly door: StationsDoor; readonly since: EpochMs; readonly stop: () => void };

const begin = ({ clock, log }: Needs): Pick<Running, 'door' | 'since'> => {
  const since = clock.now();
  const door = stationsDoor({
    ...{ clock, log, base: '/stations/test/v1', epoch: `test${since.toString(36)}` },
    ...{ keyOf: () => 'test', stations: () => [partner], code: () => testCode(clock.now()), knocked: () => undefined },
  });
  return { door, since };
};

export const testChannel = (needs: Needs): TestChannel => {
  const { clock } = needs;
  let running: Running | undefined;
  let askedAt: EpochMs = 0;

  const rest = async () => {
    const { door, stop } = running ?? {};
    running = undefined;
    stop?.();
    await door?.close();
  };
  const tell = ({ door }: Pick<Running, 'door'>) => {
    door.publishMoment(testMoment(clock.now()));
    door.publishFigures(testFigures(clock.now()));
  };
  const look = (one: Running) => {
    const isHeard = one.door.rows().some(({ feeds }) => feeds > 0);
    if (isHeard) askedAt = clock.now();
    if (clock.now() - askedAt < restsAfter && clock.now() - one.since < longestRun) tell(one);
    else rest().catch((error: unknown) => needs.log.warn({ error: String(error) }, 'The test channel did not end well.'));
  };
  const start = (): Running => {
    const begun = begin(needs);
    const one: Running = { ...begun, stop: clock.every(seconds(1), () => look(one)) };
    tell(one);
    needs.log.info({}, 'The stations’ test channel is on: somebody asked.');
    return one;
  };

  const router = express.Router();
  router.use('/stations/test', (request, response, next) => {
    askedAt = clock.now();
    running ??= start();
    const { router: answers } = running.door;
    response.set('x-test-data', 'invented');
    request.url = `/stations${request.url}`;
    // What was just published is told first.
    setImmediate(() => void answers(request, response, next));
  });
  return { router, isOn: () => running !== undefined, close: rest };
};
