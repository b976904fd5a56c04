/**
 * Graphics that wait to come on: built and loaded, unseen, where they will stand. One that comes on as it was foreseen need only be
 * shown; one that was foreseen wrongly is thrown away.
 */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { Graphic, Shown } from '../graphics/graphic.ts';
import { createGraphic } from '../graphics/register.ts';
import { looksOf } from './what-stays.ts';

type Data = Shown<GraphicData>;
type Waiting = { readonly element: Graphic; readonly isLoaded: () => boolean };

export type Wings = {
  /** These are foreseen now, and no others; each is built in a task of its own. */
  readonly ready: (coming: readonly Data[]) => void;
  /** The loaded graphic that looks like this data, which is the caller's from now on; undefined when there is none. */
  readonly call: (data: GraphicData, language: string) => Graphic | undefined;
};

const keyOf = ({ figures: _figures, code: _code, epoch: _epoch, language, ...data }: Data): string =>
  JSON.stringify([looksOf(data), language]);

const build = (data: Data, place: HTMLElement): Waiting => {
  const element = createGraphic(data.kind);
  let isLoaded = false;
  place.append(element);
  const loaded = () => {
    isLoaded = true;
  };
  // One that does not load is built again when it comes on, and tells its problem then.
  element.load({ data }).then(loaded, () => undefined);
  return { element, isLoaded: () => isLoaded };
};

export const openWings = (placeFor: (data: GraphicData) => HTMLElement): Wings => {
  const waiting = new Map<string, Waiting>();
  let toBuild: (readonly [string, Data])[] = [];
  let isBuilding = false;

  const buildOne = () => {
    const [next, ...rest] = toBuild;
    toBuild = rest;
    if (next) waiting.set(next[0], build(next[1], placeFor(next[1])));
    isBuilding = toBuild.length > 0;
    if (isBuilding) setTimeout(buildOne);
  };

  return {
    ready: (coming) => {
      const wanted = new Map(coming.map((data) => [keyOf(data), data]));
      for (const [key, { element }] of waiting) {
        if (wanted.has(key)) continue;
        waiting.delete(key);
        void element.dispose();
      }
      toBuild = [...wanted].filter(([key]) => !waiting.has(key));
      if (toBuild.length === 0 || isBuilding) return;
      isBuilding = true;
      setTimeout(buildOne);
    },
    call: (data, language) => {
      const key = keyOf({ ...data, language });
      const found = waiting.get(key);
      if (!found?.isLoaded()) return undefined;
      waiting.delete(key);
      return found.element;
    },
  };
};
