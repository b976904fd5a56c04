/**
 * Reads what OBS shows and sends, in one round trip.
 *
 * `program` is where OBS is going: during a fade it is already the new scene, and `transitioning` says so.
 * What OBS lacks (a virtual camera, an input, studio mode) is absent here, not an error.
 */
import type { RequestBatchRequest } from 'obs-websocket-js/json';
import { z } from 'zod';
import type { Db, Ms } from '../contract/units.ts';
import type { Observed } from '../ports/switcher.ts';
import type { Answer } from './obs-connection.ts';

export type Reading = Omit<Observed, 'at'> & {
  /** The transition the next scene change will use; `rate` is null where the transition has none of its own. */
  readonly transition: { readonly name: string; readonly kind: string; readonly rate: Ms | null } | null;
};

type Batch = (requests: readonly RequestBatchRequest[]) => Promise<readonly Answer[]>;

const Program = z.object({ currentProgramSceneName: z.string() });
const Preview = z.object({ currentPreviewSceneName: z.string() });
const Transition = z.object({ transitionName: z.string(), transitionKind: z.string(), transitionDuration: z.number().nullable() });
const Cursor = z.object({ transitionCursor: z.number() });
const Output = z.object({ outputActive: z.boolean(), outputReconnecting: z.boolean().optional() });
const Mute = z.object({ inputMuted: z.boolean() });
const Volume = z.object({ inputVolumeDb: z.number() });

const pictureRequests = [
  { requestType: 'GetCurrentProgramScene' },
  { requestType: 'GetCurrentPreviewScene' },
  { requestType: 'GetCurrentSceneTransition' },
  { requestType: 'GetCurrentSceneTransitionCursor' },
  { requestType: 'GetStreamStatus' },
  { requestType: 'GetVirtualCamStatus' },
  { requestType: 'GetRecordStatus' },
] as const satisfies readonly RequestBatchRequest[];

/** The answer's data, or undefined when OBS refused. An answer of an unknown shape is a fault, and throws. */
const dataOf = <T>(schema: z.ZodType<T>, answer: Answer | undefined): T | undefined => (answer?.ok ? schema.parse(answer.data) : undefined);

const isOn = (answer: Answer | undefined): boolean => {
  const output = dataOf(Output, answer);
  return output !== undefined && (output.outputActive || output.outputReconnecting === true);
};

const soundOf = (inputs: readonly string[], answers: readonly Answer[]): Observed['sound'] => {
  const sound: Record<string, { open: boolean; level: Db }> = {};
  inputs.forEach((input, index) => {
    const mute = dataOf(Mute, answers[2 * index]);
    const volume = dataOf(Volume, answers[2 * index + 1]);
    if (mute && volume) sound[input] = { open: !mute.inputMuted, level: Math.round(volume.inputVolumeDb * 100) / 100 };
  });
  return sound;
};

export const readPicture = async (batch: Batch, inputs: readonly string[]): Promise<Reading> => {
  const soundRequests = inputs.flatMap((inputName): RequestBatchRequest[] => [
    { requestType: 'GetInputMute', requestData: { inputName } },
    { requestType: 'GetInputVolume', requestData: { inputName } },
  ]);
  const answers = await batch([...pictureRequests, ...soundRequests]);
  const transition = dataOf(Transition, answers[2]);
  return {
    program: dataOf(Program, answers[0])?.currentProgramSceneName ?? null,
    preview: dataOf(Preview, answers[1])?.currentPreviewSceneName ?? null,
    transition: transition
      ? { name: transition.transitionName, kind: transition.transitionKind, rate: transition.transitionDuration }
      : null,
    transitioning: (dataOf(Cursor, answers[3])?.transitionCursor ?? 1) < 1,
    streaming: isOn(answers[4]),
    virtualCamera: isOn(answers[5]),
    recording: isOn(answers[6]),
    sound: soundOf(inputs, answers.slice(pictureRequests.length)),
  };
};

const TransitionList = z.object({ transitions: z.array(z.object({ transitionName: z.string(), transitionKind: z.string() })) });

/** What this OBS calls its cut and its fade: names are translated with its screens, kinds are not. */
export type TransitionNames = { readonly cut: string | undefined; readonly fade: string | undefined };

export const readTransitions = async (batch: Batch): Promise<TransitionNames> => {
  const [answer] = await batch([{ requestType: 'GetSceneTransitionList' }]);
  const transitions = dataOf(TransitionList, answer)?.transitions ?? [];
  const nameOf = (kind: string) => transitions.find((transition) => transition.transitionKind === kind)?.transitionName;
  return { cut: nameOf('cut_transition'), fade: nameOf('fade_transition') };
};
