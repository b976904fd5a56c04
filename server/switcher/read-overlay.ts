/** How the overlay's input stands in OBS: its settings, and its place in each scene. Reads only. */
import type { RequestBatchRequest } from 'obs-websocket-js/json';
import { z } from 'zod';
import type { Ms } from '../contract/units.ts';
import type { OverlayFault, OverlayFound, OverlayWish } from '../ports/overlay-input.ts';
import type { Answer } from './obs-connection.ts';
import type { ObsSession } from './obs-session.ts';
import { isAddressOf } from './overlay-address.ts';

/** Our input in one scene. */
export type Place = {
  readonly scene: string;
  readonly itemId: number;
  /** Of the topmost item of the scene. */
  readonly top: number;
  readonly isOnTop: boolean;
  readonly isAstray: boolean;
  /** It lies there in a scene or group of its own, which is not ours to move. */
  readonly isNested: boolean;
};
export type OverlayReading = { readonly found: OverlayFound; readonly places: readonly Place[] };

const Canvas = z.object({ baseWidth: z.number(), baseHeight: z.number(), fpsNumerator: z.number(), fpsDenominator: z.number() });
const Kinds = z.object({ inputKinds: z.array(z.string()) });
const Inputs = z.object({ inputs: z.array(z.object({ inputName: z.string(), inputKind: z.string() })) });
const Scenes = z.object({ scenes: z.array(z.object({ sceneName: z.string() })) });
const Settings = z.object({
  inputSettings: z.object({
    url: z.string().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
    is_local_file: z.boolean().optional(),
    shutdown: z.boolean().optional(),
    restart_when_active: z.boolean().optional(),
  }),
});
const Transform = z.object({
  ...{ positionX: z.number(), positionY: z.number(), rotation: z.number(), alignment: z.number() },
  ...{ scaleX: z.number(), scaleY: z.number(), boundsType: z.string(), boundsWidth: z.number(), boundsHeight: z.number() },
  ...{ cropLeft: z.number(), cropRight: z.number(), cropTop: z.number(), cropBottom: z.number() },
});
const Item = z.object({
  sceneItemId: z.number(),
  sceneItemIndex: z.number(),
  sceneItemEnabled: z.boolean(),
  sourceName: z.string(),
  sourceType: z.string(),
  isGroup: z.boolean().nullable(),
  sceneItemTransform: Transform,
});
type Item = z.infer<typeof Item>;
const Items = z.object({ sceneItems: z.array(Item) });

const patience: Ms = 3000;
/** More inputs that show pages than this are not looked into for a twin. */
const mostPages = 100;
const topLeft = 5;

const within = <T>(schema: z.ZodType<T>, answer: Answer | undefined, what: string): T => {
  if (!answer?.ok) throw new Error(`OBS does not tell ${what}${answer?.message ? `: ${answer.message}` : ''}.`);
  return schema.parse(answer.data);
};
const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.5;

/** As it was added, or stretched or fitted to the whole canvas. */
const fillsCanvas = (at: Item['sceneItemTransform'], { width, height }: OverlayFound['canvas']): boolean =>
  [at.positionX, at.positionY, at.rotation, at.cropLeft, at.cropRight, at.cropTop, at.cropBottom].every((one) => near(one, 0)) &&
  at.alignment === topLeft &&
  (at.boundsType === 'OBS_BOUNDS_NONE'
    ? Math.abs(at.scaleX - 1) < 0.001 && Math.abs(at.scaleY - 1) < 0.001
    : near(at.boundsWidth, width) && near(at.boundsHeight, height));

const faultsOf = (
  { inputSettings: set }: z.infer<typeof Settings>,
  { url }: OverlayWish,
  canvas: OverlayFound['canvas'],
): OverlayFault[] => [
  ...(set.is_local_file === true || !isAddressOf(set.url ?? '', url) ? (['url'] as const) : []),
  ...(set.width !== canvas.width || set.height !== canvas.height ? (['size'] as const) : []),
  ...(set.shutdown === true || set.restart_when_active === true ? (['reloads'] as const) : []),
];

const isNest = ({ sourceType, isGroup }: Item): boolean => sourceType === 'OBS_SOURCE_TYPE_SCENE' || isGroup === true;
const listRequest = ({ sourceName, isGroup }: Item): RequestBatchRequest => ({
  requestType: isGroup ? 'GetGroupSceneItemList' : 'GetSceneItemList',
  requestData: { sceneName: sourceName },
});

/** The items of each of these scenes, and the names of what lies in the scenes and groups among them. */
const readItems = async (session: ObsSession, scenes: readonly string[]) => {
  const answers = await session.batch(
    scenes.map((sceneName) => ({ requestType: 'GetSceneItemList', requestData: { sceneName } })),
    patience,
  );
  const items = new Map(scenes.map((scene, n) => [scene, within(Items, answers[n], `what is in “${scene}”`).sceneItems]));
  const nests = new Map([...items.values()].flat().flatMap((item) => (isNest(item) ? [[item.sourceName, item] as const] : [])));
  const inNests = await session.batch([...nests.values()].map(listRequest), patience);
  const inside = new Map(
    [...nests.keys()].map((name, n) => {
      const answer = inNests[n];
      return [name, answer?.ok ? Items.parse(answer.data).sceneItems.map(({ sourceName }) => sourceName) : []] as const;
    }),
  );
  return { items, inside };
};

const placeIn = (
  scene: string,
  items: readonly Item[],
  input: string,
  inside: ReadonlyMap<string, readonly string[]>,
  canvas: OverlayFound['canvas'],
): Place | undefined => {
  const top = Math.max(-1, ...items.map(({ sceneItemIndex }) => sceneItemIndex));
  const highest = (some: readonly Item[]) => [...some].sort((a, b) => b.sceneItemIndex - a.sceneItemIndex)[0];
  const own = highest(items.filter(({ sourceName }) => sourceName === input));
  const item = own ?? highest(items.filter(({ sourceName }) => inside.get(sourceName)?.includes(input)));
  if (!item) return undefined;
  return {
    ...{ scene, top, itemId: item.sceneItemId, isOnTop: item.sceneItemIndex === top, isNested: own === undefined },
    isAstray: !item.sceneItemEnabled || !fillsCanvas(item.sceneItemTransform, canvas),
  };
};

const whole: readonly RequestBatchRequest[] = [
  { requestType: 'GetVideoSettings' },
  { requestType: 'GetInputKindList', requestData: {} },
  { requestType: 'GetInputList', requestData: {} },
  { requestType: 'GetSceneList', requestData: {} },
];

/** Whether ours is there, what is wrong with it, and who else shows our page. */
const readPages = async (
  session: ObsSession,
  inputs: z.infer<typeof Inputs>['inputs'],
  wish: OverlayWish,
  pageKind: string,
  canvas: OverlayFound['canvas'],
) => {
  const kind = inputs.find(({ inputName }) => inputName === wish.input)?.inputKind;
  const pages = inputs.filter(({ inputKind }) => inputKind === pageKind).slice(0, mostPages);
  const asked = pages.map(({ inputName }) => ({ requestType: 'GetInputSettings' as const, requestData: { inputName } }));
  const answers = await session.batch(asked, patience);
  const settings = new Map(pages.map(({ inputName }, n) => [inputName, within(Settings, answers[n], `the settings of “${inputName}”`)]));
  const ours = settings.get(wish.input);
  const twin = [...settings].find(([name, { inputSettings }]) => name !== wish.input && isAddressOf(inputSettings.url ?? '', wish.url));
  return {
    is: kind === undefined ? ('missing' as const) : ours ? ('page' as const) : ('other' as const),
    faults: ours ? faultsOf(ours, wish, canvas) : [],
    twin: twin?.[0] ?? null,
  };
};

/** @param pageKind the kind of input that shows a web page */
export const readOverlay = async (session: ObsSession, wish: OverlayWish, pageKind: string): Promise<OverlayReading> => {
  const [video, kinds, inputList, sceneList] = await session.batch(whole, patience);
  const { baseWidth, baseHeight, fpsNumerator, fpsDenominator } = within(Canvas, video, 'its canvas');
  const canvas = { width: baseWidth, height: baseHeight, fps: Math.round((100 * fpsNumerator) / fpsDenominator) / 100 };
  const pages = await readPages(session, within(Inputs, inputList, 'its inputs').inputs, wish, pageKind, canvas);
  const has = new Set(within(Scenes, sceneList, 'its scenes').scenes.map(({ sceneName }) => sceneName));
  const scenes = wish.scenes.filter((scene) => has.has(scene));
  const { items, inside } = await readItems(session, scenes);
  const places = scenes.flatMap((scene) => placeIn(scene, items.get(scene) ?? [], wish.input, inside, canvas) ?? []);
  const where = (is: (place: Place) => boolean) => places.filter(is).map(({ scene }) => scene);
  return {
    places,
    found: {
      ...{ canvas, knowsPages: within(Kinds, kinds, 'its kinds of input').inputKinds.includes(pageKind), ...pages },
      absent: scenes.filter((scene) => !places.some((place) => place.scene === scene)),
      under: where(({ isOnTop }) => !isOnTop),
      astray: where(({ isAstray }) => isAstray),
    },
  };
};
