/** A fake OBS and the switchers that a test opens on it, closed together. */
import { expect } from 'vitest';
import { createObsSwitcher, type ObsSwitcher, type ObsSwitcherOptions } from '../../server/switcher/obs-switcher.ts';
import { aPicture, contractInputs, contractScenes, waitFor } from '../contracts/switcher-contract.ts';
import { type FakeObs, startFakeObs } from '../fakes/fake-obs.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const fakeHouse = () => {
  const opened: ObsSwitcher[] = [];
  let obs: FakeObs | undefined;
  const open = (over: Partial<ObsSwitcherOptions> = {}): ObsSwitcher => {
    const switcher = createObsSwitcher({ url: obs?.url ?? '', password: 'show-password', clock: shiftableClock(), log: quiet, ...over });
    opened.push(switcher);
    return switcher;
  };
  return {
    build: async (): Promise<FakeObs> => {
      obs = await startFakeObs({ scenes: contractScenes, inputs: contractInputs });
      return obs;
    },
    open,
    connect: async (): Promise<ObsSwitcher> => {
      const switcher = open();
      await waitFor(() => expect(switcher.health().state).toBe('connected'));
      return switcher;
    },
    settle: async (switcher: ObsSwitcher, scene: string): Promise<void> => {
      switcher.want(aPicture(scene));
      expect(await switcher.settled(8000)).toBe(true);
    },
    clear: async (): Promise<void> => {
      await Promise.all(opened.splice(0).map((switcher) => switcher.close()));
      await obs?.close();
      obs = undefined;
    },
  };
};
