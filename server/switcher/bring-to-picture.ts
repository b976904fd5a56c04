/**
 * From what OBS shows to what it should show: the commands that are missing, in the order that sounds right.
 *
 * Pure. Inputs that close do so before the picture leaves; inputs that open do so, at their level, after it has come.
 * Commands are idempotent, so sending them again after an unknown outcome is right.
 */
import type { RequestBatchRequest } from 'obs-websocket-js/json';
import type { Db } from '../contract/units.ts';
import type { Observed, Picture } from '../ports/switcher.ts';
import type { Reading, TransitionNames } from './read-picture.ts';

/** OBS keeps levels as factors: a level in dB comes back a little off. */
const levelSlack: Db = 0.1;
/** What OBS accepts as the length of a fade, in ms. */
const shortestFade = 50;
const longestFade = 20_000;

const isLevel = (observed: Db, wanted: Db | undefined): boolean => wanted === undefined || Math.abs(observed - wanted) <= levelSlack;

const inputIsAsWanted = (seen: Observed['sound'][string] | undefined, wanted: Picture['sound'][string]): boolean =>
  seen !== undefined && seen.open === wanted.open && isLevel(seen.level, wanted.level);

/** Program and sound are as wanted; preview and the running fade do not count. */
export const isAsWanted = (observed: Pick<Observed, 'program' | 'sound'>, picture: Picture): boolean =>
  observed.program === picture.scene &&
  Object.entries(picture.sound).every(([input, wanted]) => inputIsAsWanted(observed.sound[input], wanted));

const transitionCommands = (reading: Reading, picture: Picture, names: TransitionNames): RequestBatchRequest[] => {
  const { kind, rate } = picture.transition;
  const transitionName = names[kind];
  const commands: RequestBatchRequest[] = [];
  if (transitionName !== undefined && reading.transition?.name !== transitionName)
    commands.push({ requestType: 'SetCurrentSceneTransition', requestData: { transitionName } });
  const transitionDuration = Math.round(Math.min(longestFade, Math.max(shortestFade, rate)));
  // The rate that was read belongs to the transition that was set then, so a changed one is always given its rate.
  if (kind === 'fade' && (commands.length > 0 || reading.transition?.rate !== transitionDuration))
    commands.push({ requestType: 'SetCurrentSceneTransitionDuration', requestData: { transitionDuration } });
  return commands;
};

const mute = (inputName: string, inputMuted: boolean): RequestBatchRequest => ({
  requestType: 'SetInputMute',
  requestData: { inputName, inputMuted },
});

/** Nothing when OBS is as wanted. An input that OBS did not show is told anyway, so that its refusal names it. */
export const differences = (reading: Reading, picture: Picture, names: TransitionNames): readonly RequestBatchRequest[] => {
  const sound = Object.entries(picture.sound);
  const closing = sound.filter(([input, wanted]) => !wanted.open && reading.sound[input]?.open !== false);
  const opening = sound.filter(([input, wanted]) => wanted.open && reading.sound[input]?.open !== true);
  const levels = sound.flatMap(([inputName, { level }]): RequestBatchRequest[] => {
    const seen = reading.sound[inputName];
    if (level === undefined || (seen && isLevel(seen.level, level))) return [];
    return [{ requestType: 'SetInputVolume', requestData: { inputName, inputVolumeDb: level } }];
  });
  const changesScene = reading.program !== picture.scene;
  const scene: RequestBatchRequest[] = changesScene
    ? [...transitionCommands(reading, picture, names), { requestType: 'SetCurrentProgramScene', requestData: { sceneName: picture.scene } }]
    : [];
  const preview: RequestBatchRequest[] =
    picture.preview !== undefined && reading.preview !== null && (changesScene || reading.preview !== picture.preview)
      ? [{ requestType: 'SetCurrentPreviewScene', requestData: { sceneName: picture.preview } }]
      : [];
  return [...closing.map(([input]) => mute(input, true)), ...scene, ...levels, ...opening.map(([input]) => mute(input, false)), ...preview];
};
