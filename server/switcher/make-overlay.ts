/**
 * Makes the overlay's input in OBS, or puts it right: reads, writes what is missing, reads again until nothing is.
 *
 * Touches our own input and its items alone: nothing else is removed, moved or changed, so doing it again does nothing.
 * How the item blends (OBS: Blending Method) is not ours to set: obs-websocket has no request for it (obs-websocket#1341).
 */
import type { RequestBatchRequest } from 'obs-websocket-js/json';
import type { Ms } from '../contract/units.ts';
import type { OverlayFound, OverlayMade, OverlayWish } from '../ports/overlay-input.ts';
import type { ObsSession } from './obs-session.ts';
import { type OverlayReading, readOverlay } from './read-overlay.ts';

const patience: Ms = 3000;
/** Input, items, places: each is read back once. */
const mostRounds = 5;

const settingsOf = ({ url }: OverlayWish, { canvas }: OverlayFound) => ({
  ...{ url, width: canvas.width, height: canvas.height, is_local_file: false },
  // It follows OBS's own rate, is loaded once, and may do nothing to OBS. Without `css` OBS keeps its background clear.
  ...{ fps_custom: false, shutdown: false, restart_when_active: false, reroute_audio: false, webpage_control_level: 0 },
});

const upright = {
  ...{ positionX: 0, positionY: 0, rotation: 0, scaleX: 1, scaleY: 1, alignment: 5, boundsType: 'OBS_BOUNDS_NONE' },
  ...{ cropLeft: 0, cropRight: 0, cropTop: 0, cropBottom: 0 },
};

const obstacleOf = ({ found }: OverlayReading, { input, scenes }: OverlayWish): string | undefined => {
  if (!found.knowsPages) return 'This OBS knows no web pages: it has no browser source.';
  if (found.is === 'other') return `“${input}” in OBS is no browser source.`;
  if (found.twin !== null) return `“${found.twin}” in OBS shows our page already.`;
  if (found.is === 'missing' && found.absent.length === 0)
    return `OBS has none of the scenes of the series: ${scenes.slice(0, 5).join(', ')}.`;
  return undefined;
};

/** What is still to be written; a scene that was just added to is looked at in the next round. */
const missing = ({ found, places }: OverlayReading, wish: OverlayWish, pageKind: string): readonly RequestBatchRequest[] => {
  const inputName = wish.input;
  const inputSettings = settingsOf(wish, found);
  const [first] = found.absent;
  if (found.is === 'missing' && first !== undefined)
    return [
      {
        requestType: 'CreateInput',
        requestData: { sceneName: first, inputName, inputKind: pageKind, inputSettings, sceneItemEnabled: true },
      },
    ];
  const ours = places.filter(({ isNested }) => !isNested);
  const item = (scene: string, sceneItemId: number) => ({ sceneName: scene, sceneItemId });
  return [
    ...(found.faults.length > 0
      ? [{ requestType: 'SetInputSettings' as const, requestData: { inputName, inputSettings, overlay: true } }]
      : []),
    ...found.absent.map((sceneName) => ({
      requestType: 'CreateSceneItem' as const,
      requestData: { sceneName, sourceName: inputName, sceneItemEnabled: true },
    })),
    ...ours.flatMap(({ scene, itemId, isOnTop, top }): RequestBatchRequest[] =>
      isOnTop ? [] : [{ requestType: 'SetSceneItemIndex', requestData: { ...item(scene, itemId), sceneItemIndex: top } }],
    ),
    ...ours.flatMap(({ scene, itemId, isAstray }): RequestBatchRequest[] =>
      isAstray
        ? [
            { requestType: 'SetSceneItemTransform', requestData: { ...item(scene, itemId), sceneItemTransform: upright } },
            { requestType: 'SetSceneItemEnabled', requestData: { ...item(scene, itemId), sceneItemEnabled: true } },
          ]
        : [],
    ),
  ];
};

const write = async (session: ObsSession, requests: readonly RequestBatchRequest[]): Promise<void> => {
  const answers = await session.batch(requests, patience);
  const refused = answers.findIndex(({ ok }) => !ok);
  if (refused < 0) return;
  const { message = '', code = 0 } = answers[refused] ?? {};
  throw new Error(`OBS refused ${requests[refused]?.requestType}: ${message || `code ${code}`}.`);
};

/** @throws Error with what OBS lacks or refuses, in a sentence */
export const makeOverlay = async (session: ObsSession, wish: OverlayWish, pageKind: string): Promise<OverlayMade> => {
  let did: OverlayMade['did'] = 'nothing';
  for (let round = 1; ; round += 1) {
    const reading = await readOverlay(session, wish, pageKind);
    const obstacle = obstacleOf(reading, wish);
    if (obstacle !== undefined) throw new Error(obstacle);
    const requests = missing(reading, wish, pageKind);
    if (requests.length === 0 || round === mostRounds) return { did, found: reading.found };
    if (did === 'nothing') did = reading.found.is === 'missing' ? 'made' : 'mended';
    await write(session, requests);
  }
};
