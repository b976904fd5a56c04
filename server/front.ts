/** What the front page shows of this server, and what its two buttons do. */
import type { Router } from 'express';
import type { Config } from './config.ts';
import type { LocalText } from './contract/units.ts';
import type { Crew } from './crew.ts';
import { pagePath } from './doors.ts';
import { frontPage } from './front-page.ts';
import type { Keys } from './keys.ts';
import type { OperatorsDoor } from './operators/operators-door.ts';
import type { Playout } from './playout/playout.ts';

type Needs = {
  readonly config: Config;
  readonly keys: Keys;
  readonly station: string | undefined;
  readonly playout: Playout;
  readonly crew: Crew;
  readonly operators: OperatorsDoor;
  readonly port: () => number;
};

const inAllLanguages = (text: LocalText | undefined): string =>
  text === undefined ? '' : typeof text === 'string' ? text : Object.values(text).join(' · ');

const statusOf = (playout: Playout, crew: Crew) => {
  const { phase, activation, episode, onAir, rundown } = playout.view();
  const running = rundown.find((row) => row.id === onAir?.segmentId);
  const isOnAir = phase === 'live' || phase === 'frozen' || phase === 'break';
  return {
    phase,
    kind: activation?.kind ?? null,
    title: inAllLanguages(episode?.title),
    onAir: inAllLanguages(running?.title),
    canRehearse: !crew.isIn() && !isOnAir,
  };
};

export const openFront = ({ config, keys, station, playout, crew, operators, port }: Needs): Router =>
  frontPage({
    phonesUrl: config.phonesUrl,
    doors: () => ({
      program: pagePath('program', 'program', keys),
      station: station === undefined ? null : pagePath('station', station, keys),
      feed:
        station === undefined
          ? null
          : `curl -N -H "Authorization: Bearer ${keys.keyOf(station)}" http://localhost:${port()}/stations/v1/stream`,
    }),
    status: () => statusOf(playout, crew),
    signInLink: () => operators.newSignInLink('director', 'Director'),
    rehearse: async () => (statusOf(playout, crew).canRehearse ? crew.start(port()) : 'An episode is running: end it first.'),
  });
