/**
 * The simulated chair at work: loads the episode, makes everything ready, and plays it to its end, by commands only.
 */
import type { RefusalCode, Reply } from '../../contract/commands.ts';
import type { OperatorView } from '../../contract/views.ts';
import type { Plan } from '../../core/plan.ts';
import { type Deed, nextDeed, type RunPlan } from './chair.ts';
import { extraPictures, slateSegments, uncuedShots } from './extra-pictures.ts';
import type { CommandBody, OperatorLine } from './operator-line.ts';

/** The show refused something without which there is no rehearsal. */
export class Refused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

const insist = async (line: OperatorLine, command: CommandBody): Promise<void> => {
  const reply = await line.ask(command);
  if (!reply.ok) throw new Refused(reply.refusal.code, reply.refusal.message);
};

export type Loading = { readonly file: string; readonly kind: 'rehearsal' | 'simulated'; readonly compress: number };

const [switcherPatience, diskPatience] = [15_000, 15_000];
const readyPatience = 8000;
/** ms between two askings for the checks: each is a fact on record, and brings views of its own. */
const checksEvery = 500;

/** A switcher that has not answered yet could be streaming for all we know: we wait until it has said. */
const hearSwitcher = async (line: OperatorLine): Promise<void> => {
  const end = performance.now() + switcherPatience;
  while (line.view().switcher.state !== 'connected') {
    const { state, message } = line.view().switcher;
    if (state === 'refused' || performance.now() > end)
      throw new Refused('busy', `OBS does not answer, so there is nothing to rehearse on. ${message}`.trim());
    await line.nextView(100);
  }
};

/** Of a disk that is late for a moment: nothing is loaded until it has written down that it is. */
const insistOnceRecorded = async (line: OperatorLine, command: CommandBody): Promise<void> => {
  const end = performance.now() + diskPatience;
  for (;;) {
    const reply = await line.ask(command);
    if (reply.ok) return;
    if (reply.refusal.code !== 'needs-disk' || performance.now() > end) throw new Refused(reply.refusal.code, reply.refusal.message);
    await line.nextView(500);
  }
};

/** Loads the episode. @throws Refused, with `switcher-transmits` when the switcher streams */
export const load = async (line: OperatorLine, { file, kind, compress }: Loading, hasObs: boolean): Promise<void> => {
  if (hasObs) await hearSwitcher(line);
  const before = line.view().activation?.id;
  await insistOnceRecorded(line, { type: 'episode.activate', episode: file, kind, compress });
  while (line.view().activation === null || line.view().activation?.id === before) await line.nextView(1000);
};

/** Chair, names and titles, guests in the house, preflight, ready. Red checks are gone over, with the reason. */
export const makeReady = async (line: OperatorLine): Promise<void> => {
  await insist(line, { type: 'chair.take', force: 'The rehearsal’s crew takes over.' });
  for (const guest of line.view().guests) {
    const { id: guestId, name, title } = guest;
    const say = (text: typeof name, most: number) => (typeof text === 'string' ? text : Object.values(text).join(' ')).slice(0, most);
    if (!guest.approved) await insist(line, { type: 'guest.approve', guestId, name: say(name, 80), title: say(title, 120) });
    if (guest.phase === 'expected') await insist(line, { type: 'guest.move', guestId, to: 'arrived' });
    await insist(line, { type: 'guest.move', guestId, to: 'ready' });
  }
  const end = performance.now() + readyPatience;
  const rows = () => line.view().preflight;
  const isGreen = () => rows().length > 0 && !rows().some((row) => row.light === 'bad' || row.light === 'unknown');
  do {
    await insist(line, { type: 'episode.preflight' });
    const again = performance.now() + checksEvery;
    while (!isGreen() && performance.now() < again) await line.nextView(again - performance.now());
  } while (!isGreen() && performance.now() < end);
  await insist(line, { type: 'episode.ready', ...(isGreen() ? {} : { reason: 'A rehearsal goes on in spite of red checks.' }) });
};

type Tries = { readonly times: number; readonly notBefore: number; readonly settled: boolean };
const mostTries = 12;
const tryAgainAfter = 120;

/** What was done, what is to be tried again and when, and what was given up. */
const memory = (problem: (text: string) => void) => {
  const tries = new Map<string, Tries>();
  return {
    isSettled: (name: string): boolean => {
      const known = tries.get(name);
      return known !== undefined && (known.settled || performance.now() < known.notBefore);
    },
    note: (deed: Deed, reply: Reply) => {
      const times = (tries.get(deed.name)?.times ?? 0) + 1;
      const givenUp = !reply.ok && times >= mostTries;
      if (givenUp) problem(`The chair could not ${deed.name}: ${reply.refusal.message}`);
      // A stale press is none: the air had moved on by itself.
      tries.set(deed.name, { times, notBefore: performance.now() + tryAgainAfter, settled: reply.ok || givenUp });
    },
  };
};

/** The extra cuts of the run that has just come on air. */
const planRun = (plan: Plan, view: OperatorView): RunPlan | undefined => {
  const { onAir, cues } = view;
  const segment = onAir ? plan.segments[onAir.segmentId] : undefined;
  if (!onAir || !segment) return undefined;
  const cuts = cues.flatMap((row) => (row.kind === 'shot' && row.firesAt !== null ? [row.firesAt] : []));
  const slate = slateSegments(plan).get(segment.id);
  return { runId: onAir.runId, extras: extraPictures(uncuedShots(segment), slate, onAir, cuts) };
};

const look = 25;
/** Nothing has moved for this long: something is broken, and the rehearsal ends rather than hangs. */
const stuckAfter = 120_000;

/** Takes the first segment at its time and plays on until the episode has ended. `problem` hears what went wrong. */
export const play = async (line: OperatorLine, plan: Plan, problem: (text: string) => void, signal: AbortSignal): Promise<void> => {
  const { isSettled, note } = memory(problem);
  let run: RunPlan = { runId: '', extras: [] };
  let movedAt = performance.now();
  const first: Deed = { name: 'take the first segment', command: { type: 'segment.take', believesOnAir: null } };
  const startsAt = Math.min(line.view().timing.plannedStart ?? 0, line.now() + 3000);
  const decide = (view: OperatorView): Deed | undefined => {
    if (view.phase === 'ready') return line.now() >= startsAt && !isSettled(first.name) ? first : undefined;
    if (view.onAir && view.onAir.runId !== run.runId) {
      run = planRun(plan, view) ?? run;
      movedAt = performance.now();
    }
    return nextDeed({ plan, view, now: line.now(), run, isSettled });
  };
  while (line.view().phase !== 'ended') {
    if (signal.aborted) return;
    if (performance.now() - movedAt > stuckAfter + longest(line.view())) {
      problem('The show did not move on; the rehearsal was ended.');
      await line.ask({ type: 'episode.end' });
      return;
    }
    const deed = decide(line.view());
    if (deed) note(deed, await line.ask(deed.command));
    else await line.nextView(look);
  }
};

const longest = ({ rundown, onAir }: OperatorView): number => rundown.find((row) => row.id === onAir?.segmentId)?.planned ?? 0;
