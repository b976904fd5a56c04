/**
 * Listens in on a show with OBS: at every shot that stands still, are scene and inputs as the show file says?
 *
 * Asks OBS itself, over the test's own connection. A shot that is gone again before OBS could have settled is not judged.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorView } from '../../server/contract/views.ts';
import type { Plan } from '../../server/core/plan.ts';
import type { RealObs } from './obs/start-obs.ts';

export type SoundCheck = {
  /** Shots whose scene and every input OBS said to be right, at least once. */
  right(): ReadonlySet<string>;
  /** Shots that stood long enough and were never right, with what was wrong. */
  wrong(): readonly string[];
  stop(): Promise<void>;
};

/** A shot that stands this long has settled, on a machine with better things to do too. */
const standsStill = 1500;
const look = 40;

type Wanted = { readonly shot: string; readonly scene: string; readonly open: Readonly<Record<string, boolean>>; readonly isOf: string };

const wantedNow = (view: OperatorView, plan: Plan): Wanted | undefined => {
  const { onAir } = view;
  if (!onAir) return undefined;
  const id = onAir.slate === null ? onAir.shotId : plan.slates[onAir.slate];
  const shot = plan.shots[id];
  if (!shot) return undefined;
  const cues = onAir.slate === null ? (plan.segments[onAir.segmentId]?.cues ?? []) : [];
  const isOn = (cueId: string) => view.cues.some((row) => row.id === cueId && row.state === 'on');
  const audio = cues.flatMap((cue) => (cue.kind === 'audio' && isOn(cue.id) ? [cue] : []));
  const opened = new Set([...shot.open, ...audio.flatMap((cue) => cue.open ?? [])]);
  const hasBed = shot.bed !== undefined || audio.some((cue) => cue.bed !== undefined);
  const isOpen = (input: Plan['inputs'][string]) =>
    input.kind === 'bed' ? hasBed : opened.has(input.id) && (input.kind !== 'microphone' || onAir.slate === null);
  const open = Object.fromEntries(Object.values(plan.inputs).map((input) => [input.obs, isOpen(input)]));
  return { shot: id, scene: plan.scenes[shot.scene]?.obs ?? '', open, isOf: JSON.stringify([onAir.runId, id, onAir.slate, open]) };
};

const askObs = async (obs: RealObs, inputs: readonly string[]) => {
  const answers = await obs.callBatch([
    { requestType: 'GetCurrentProgramScene' },
    ...inputs.map((inputName) => ({ requestType: 'GetInputMute' as const, requestData: { inputName } })),
  ]);
  const [scene, ...mutes] = answers.map((answer) => answer.responseData as Record<string, unknown> | undefined);
  return {
    scene: scene?.currentProgramSceneName,
    open: Object.fromEntries(inputs.map((name, n) => [name, mutes[n]?.inputMuted === false])),
  };
};

export const startSoundCheck = (obs: RealObs, plan: Plan, view: () => OperatorView): SoundCheck => {
  const right = new Set<string>();
  const wrong: string[] = [];
  let isStopped = false;

  const watch = async () => {
    let current: Wanted | undefined;
    let since = 0;
    let isJudged = false;
    while (!isStopped) {
      const wanted = wantedNow(view(), plan);
      if (wanted?.isOf !== current?.isOf) {
        current = wanted;
        since = performance.now();
        isJudged = false;
      }
      if (wanted && !isJudged) {
        const said = await askObs(obs, Object.keys(wanted.open));
        const isSame = wantedNow(view(), plan)?.isOf === wanted.isOf;
        const isRight = said.scene === wanted.scene && Object.entries(wanted.open).every(([name, open]) => said.open[name] === open);
        if (isSame && isRight) {
          right.add(wanted.shot);
          isJudged = true;
        } else if (isSame && performance.now() - since > standsStill) {
          wrong.push(
            `${wanted.shot}: wanted ${wanted.scene} ${JSON.stringify(wanted.open)}, OBS has ${said.scene} ${JSON.stringify(said.open)}`,
          );
          isJudged = true;
        }
      }
      await pause(look);
    }
  };
  const watching = watch();
  return {
    right: () => right,
    wrong: () => wrong,
    stop: async () => {
      isStopped = true;
      await watching;
    },
  };
};
