/**
 * The house's own outputs: the program, the recording, the clean one, and those that the series lists, each with its list and its language.
 *
 * All are made from the program. A list takes kinds away and never brings one; a mandatory label it does not take, since what is for sale is
 * in the picture, list or not. The clean output has no graphic by rule, labels among them: whoever airs that picture labels it. Only a
 * rehearsal is marked on it, as on every output.
 */
import type { Figures, GraphicData, GraphicOn } from '../contract/graphics.ts';
import type { GraphicKind, HouseOutput } from '../contract/show-file.ts';
import type { OutputView } from '../contract/views.ts';
import { recordedGraphics, recordingFigures, recordingOutput, recordingOutputId } from './recording-view.ts';

export const programOutputId = 'program';
export const cleanOutputId = 'clean';

const builtIn: readonly HouseOutput[] = [{ id: programOutputId }, { id: recordingOutputId, of: 'recording' }, { id: cleanOutputId }];

/** Every output of the house: the three that are always there as the series says them, then its own. */
export const houseOutputs = (listed: readonly HouseOutput[] = []): readonly HouseOutput[] => [
  ...builtIn.map((one) => (one.id === cleanOutputId ? one : { ...one, ...listed.find(({ id }) => id === one.id) })),
  ...listed.filter(({ id }) => !builtIn.some((one) => one.id === id)),
];

export const houseOutput = (listed: readonly HouseOutput[] | undefined, id: string): HouseOutput | undefined =>
  houseOutputs(listed).find((one) => one.id === id);

const isRecording = ({ id, of }: HouseOutput): boolean => id === recordingOutputId || of === 'recording';

export const isOnList = ({ id, shows, excludes = [] }: HouseOutput, kind: GraphicKind): boolean =>
  id !== cleanOutputId && (shows === undefined || shows.includes(kind)) && !excludes.includes(kind);

const mayShow = (output: HouseOutput, { kind, data }: GraphicOn): boolean => {
  if (output.id === cleanOutputId) return false;
  if (data.kind === 'label' && data.mandatory) return true;
  return isOnList(output, kind) && isOnList(output, data.kind);
};

/** A rotating code is of one picture; whose viewers watch by an output of the series nobody knows. */
const ownCodes = (output: HouseOutput, graphic: GraphicOn): GraphicOn => {
  const { data } = graphic;
  if (data.kind !== 'vote-bar' || !data.pictures || output.id === programOutputId) return graphic;
  return { ...graphic, data: { ...data, pictures: data.pictures.filter(({ id }) => id === output.id) } };
};

/** @param graphics of the program */
export const houseGraphics = (graphics: readonly GraphicOn[], output: HouseOutput): readonly GraphicOn[] => {
  const allowed = graphics.filter((graphic) => mayShow(output, graphic));
  return isRecording(output) ? recordedGraphics(allowed) : allowed.map((graphic) => ownCodes(output, graphic));
};

/** What may come on it next, of what may come on the program. */
export const houseComing = (coming: readonly GraphicData[], output: HouseOutput): readonly GraphicData[] =>
  coming.filter(({ kind }) => isOnList(output, kind));

/** @param view of the program */
export const houseView = (view: OutputView, output: HouseOutput): OutputView => {
  const made = isRecording(output) ? recordingOutput(view) : view;
  return {
    ...made,
    output: output.id,
    language: output.language ?? view.language,
    graphics: houseGraphics(view.graphics, output),
    picture: output.id === cleanOutputId ? null : made.picture,
  };
};

const inProducts: readonly GraphicKind[] = ['product-card', 'units-sold', 'stock-left', 'sold-out', 'sales-ticker', 'board'];

type Rule = { readonly polls: boolean; readonly products: boolean; readonly sales: boolean };
const ruleOf = (output: HouseOutput): Rule => ({
  polls: isOnList(output, 'vote-bar'),
  products: inProducts.some((kind) => isOnList(output, kind)),
  sales: isOnList(output, 'sales-ticker'),
});

/**
 * What each of them may have of these figures; the clean output none. Outputs that may have the same share one value, so that it is encoded
 * once.
 */
export const houseFigures = (newest: Figures): ((output: HouseOutput) => Figures | undefined) => {
  const none = recordingFigures(newest);
  const shared = new Map<string, Figures>();
  const within = ({ polls, products, sales }: Rule): Figures => ({
    ...none,
    ...(polls ? { polls: newest.polls } : {}),
    ...(products ? { products: newest.products } : {}),
    ...(sales && newest.sales ? { sales: newest.sales } : {}),
  });
  return (output) => {
    if (output.id === cleanOutputId) return undefined;
    if (isRecording(output)) return none;
    const rule = ruleOf(output);
    if (rule.polls && rule.products && rule.sales) return newest;
    const name = `${rule.polls}${rule.products}${rule.sales}`;
    const known = shared.get(name) ?? within(rule);
    shared.set(name, known);
    return known;
  };
};
