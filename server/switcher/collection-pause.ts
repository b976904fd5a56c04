/** While OBS changes its scene collection it must be left alone: asking it anything then has crashed it (obs-websocket#894). */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

/** When OBS does not say that it is done, we ask again after this. */
const longest: Ms = 30_000;

export type CollectionPause = {
  isOn(): boolean;
  /** An event of OBS; true when it was about the scene collection. */
  heard(name: string): boolean;
  end(): void;
};

export const pauseForCollections = (clock: Clock, resume: () => void): CollectionPause => {
  let cancel: (() => void) | undefined;
  const end = () => {
    cancel?.();
    cancel = undefined;
  };
  const over = () => {
    end();
    resume();
  };
  return {
    isOn: () => cancel !== undefined,
    heard: (name) => {
      if (name === 'CurrentSceneCollectionChanging') {
        end();
        cancel = clock.wakeAt(clock.now() + longest, over);
      } else if (name === 'CurrentSceneCollectionChanged') over();
      else return false;
      return true;
    },
    end,
  };
};
