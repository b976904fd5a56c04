/** Takes one graphic through its life on a page: load, play, update, stop, dispose. Its failure is told once and is nobody else's. */
import type { GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { Graphic, Shown } from '../graphics/graphic.ts';
import { createGraphic } from '../graphics/register.ts';

type Data = Shown<GraphicData>;

export type Performer = {
  readonly element: HTMLElement;
  /** The same graphic is on under another id from now on. */
  readonly become: (id: string) => void;
  readonly update: (data: Partial<Data>) => void;
  readonly leave: (animate: boolean) => Promise<void>;
  readonly isOn: () => boolean;
};

type Start = {
  readonly on: GraphicOn;
  readonly data: Data;
  readonly place: HTMLElement;
  readonly now: () => EpochMs;
  readonly vouches: Graphic['vouches'];
  readonly animate: boolean;
  /** Built and loaded before with this data. */
  readonly ready: Graphic | undefined;
  readonly fail: (problem: string) => void;
};

export const perform = ({ on, data, place, now, vouches, animate, ready, fail }: Start): Performer => {
  const element = ready ?? createGraphic(on.data.kind);
  let hasLeft = false;
  let { id } = on;
  element.dataset.graphic = on.data.kind;
  element.dataset.id = id;
  element.now = now;
  element.vouches = vouches;
  if (!ready) place.append(element);

  const failed = (problem: unknown) => fail(`${on.data.kind} ${id}: ${problem instanceof Error ? problem.message : String(problem)}`);
  const guarded = (deed: () => Promise<unknown>) => deed().then(() => undefined, failed);
  const loaded = guarded(() => (ready ? element.updateAction({ data }) : element.load({ data })));
  const played = loaded.then(() => (hasLeft ? undefined : guarded(() => element.playAction({ skipAnimation: !animate }))));

  return {
    element,
    become: (next) => {
      id = next;
      element.dataset.id = id;
    },
    update: (changed) => {
      // Together with loading, not after playing: a figure does not wait for motion.
      void loaded.then(() => guarded(() => element.updateAction({ data: changed })));
    },
    leave: async (animated) => {
      hasLeft = true;
      if (element.dataset.state !== 'loading') await guarded(() => element.stopAction({ skipAnimation: !animated }));
      await guarded(() => element.dispose());
      await played;
    },
    isOn: () => element.dataset.state === 'on',
  };
};
