/** Before air: does this OBS have what the show needs? Rejects when OBS cannot be asked. */
import type { SwitcherProblem } from '../ports/switcher.ts';
import type { ObsSession } from './obs-session.ts';
import { readTransitions } from './read-picture.ts';

type Needs = { readonly scenes: readonly string[]; readonly inputs: readonly string[] };

const oldestPlugin = 5;

/** The name people most likely meant: the same but for case and spaces. */
const meant = (name: string, names: readonly string[]): string => {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const near = names.find((other) => plain(other) === plain(name));
  return near === undefined ? '' : ` It has "${near}".`;
};

const checkVersion = async (session: ObsSession): Promise<SwitcherProblem[]> => {
  const { obsVersion, obsWebSocketVersion } = await session.call('GetVersion');
  if (Number.parseInt(obsWebSocketVersion, 10) >= oldestPlugin) return [];
  return [{ what: 'version', name: obsVersion, remedy: `OBS ${obsVersion} is too old: install OBS 28 or later.` }];
};

const checkScenes = async (session: ObsSession, scenes: readonly string[]): Promise<SwitcherProblem[]> => {
  const names = (await session.call('GetSceneList')).scenes.map((scene) => String(scene.sceneName));
  return scenes
    .filter((scene) => !names.includes(scene))
    .map((name) => ({
      what: 'scene',
      name,
      remedy: `Add a scene called "${name}" in OBS, or correct its name in the series file.${meant(name, names)}`,
    }));
};

const checkInputs = async (session: ObsSession, inputs: readonly string[]): Promise<SwitcherProblem[]> => {
  const names = (await session.call('GetInputList')).inputs.map((input) => String(input.inputName));
  const answers = await session.batch(inputs.map((inputName) => ({ requestType: 'GetInputMute', requestData: { inputName } })));
  return inputs.flatMap((name, index): SwitcherProblem[] => {
    if (answers[index]?.ok) return [];
    const remedy = names.includes(name)
      ? `"${name}" in OBS has no sound: name an audio input in the series file.`
      : `Add an audio input called "${name}" in OBS, or correct its name in the series file.${meant(name, names)}`;
    return [{ what: 'input', name, remedy }];
  });
};

const checkPicture = async (session: ObsSession): Promise<SwitcherProblem[]> => {
  const transitions = await readTransitions((requests) => session.batch(requests));
  return (['cut', 'fade'] as const)
    .filter((kind) => transitions[kind] === undefined)
    .map((kind) => ({ what: 'picture', name: kind, remedy: `Add a ${kind} to the scene transitions of OBS.` }));
};

export const checkNeeds = async (session: ObsSession, needs: Needs): Promise<readonly SwitcherProblem[]> => [
  ...(await checkVersion(session)),
  ...(await checkScenes(session, needs.scenes)),
  ...(await checkInputs(session, needs.inputs)),
  ...(await checkPicture(session)),
];
