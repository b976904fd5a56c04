/** What the front page shows of this server, and what its buttons do. */
import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { Config } from './config.ts';
import { rehearsalObstacle } from './contract/rehearsal.ts';
import { textIn } from './contract/units.ts';
import type { Crew } from './crew.ts';
import { pagePath } from './doors.ts';
import { type FrontStatus, frontPage } from './front-page.ts';
import type { Keys } from './keys.ts';
import type { OperatorsDoor } from './operators/operators-door.ts';
import type { Playout } from './playout/playout.ts';

type Needs = {
  readonly config: Config;
  readonly keys: Keys;
  readonly station: string | undefined;
  readonly outputs: readonly string[];
  readonly playout: Playout;
  readonly crew: Crew;
  readonly operators: OperatorsDoor;
  readonly port: () => number;
};

const onAirPhases: ReadonlySet<string> = new Set(['live', 'frozen', 'break']);
const overPhases: ReadonlySet<string> = new Set(['off', 'ended']);

/** @param before the activation that was there when the crew was called: while it still is, the crew is on its way */
const crewNow = (playout: Playout, crew: Crew, before: string | undefined): FrontStatus['crew'] => {
  if (!crew.isIn()) return 'away';
  const { phase, activation } = playout.view();
  return onAirPhases.has(phase) || (phase === 'ended' && activation?.id !== before) ? 'playing' : 'coming';
};

const canRehearse = (playout: Playout, crew: Crew): boolean => {
  const { activation, phase, polls } = playout.view();
  return !crew.isIn() && rehearsalObstacle({ kind: activation?.kind ?? null, phase, polls }) === null;
};

const statusOf = (playout: Playout, crew: Crew, before: string | undefined, language: string): FrontStatus => {
  const { phase, activation, episode, onAir, rundown } = playout.view();
  const running = rundown.find((row) => row.id === onAir?.segmentId);
  return {
    phase,
    kind: activation?.kind ?? null,
    title: episode ? textIn(episode.title, language) : '',
    onAir: running ? textIn(running.title, language) : '',
    canRehearse: canRehearse(playout, crew),
    crew: crewNow(playout, crew, before),
  };
};

const page = { id: 'front-page', name: 'Front page' };

/** Ends a rehearsal whose crew has gone, with its open votes. @returns in words why not */
export const endRehearsal = async ({ view, handle }: Pick<Playout, 'view' | 'handle'>): Promise<string | undefined> => {
  const { activation, phase } = view();
  if (activation?.kind !== 'rehearsal' || overPhases.has(phase)) return undefined;
  const reply = await handle({ type: 'rehearsal.end', key: randomUUID() }, page);
  return reply.ok ? undefined : reply.refusal.message;
};

export const openFront = ({ config, keys, station, outputs, playout, crew, operators, port }: Needs): Router => {
  let before: string | undefined;
  return frontPage({
    phonesUrl: config.phonesUrl,
    doors: () => ({
      // With OBS the picture is OBS's own: the overlay lies over it, or over nothing.
      program: `${pagePath('program', 'program', keys)}${playout.view().switcher.kind === 'rehearsal' ? '&picture=1' : ''}`,
      recording: pagePath('recording', 'recording', keys),
      outputs: outputs.map((id) => ({ id, path: pagePath('program', id, keys) })),
      station: station === undefined ? null : pagePath('station', station, keys),
      feed:
        station === undefined
          ? null
          : `curl -N -H "Authorization: Bearer ${keys.keyOf(station)}" http://localhost:${port()}/stations/v1/stream`,
    }),
    status: (language) => statusOf(playout, crew, before, language),
    // Where the crew has a list, a link for nobody in particular would be a second name for whoever sits at this machine.
    signInLink: config.crew.length > 0 ? null : () => operators.newSignInLink('director', 'Director'),
    rehearse: async () => {
      if (!canRehearse(playout, crew)) return 'An episode is running, or one is being made ready for air: end it first.';
      before = playout.view().activation?.id;
      return crew.start(port());
    },
    stop: async () => {
      if (!crew.isIn()) return 'No rehearsal of the crew is running.';
      await crew.stop();
      return endRehearsal(playout);
    },
  });
};
