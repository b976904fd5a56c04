/**
 * What every switcher must do about the one input that shows our page of graphics.
 *
 * Run on the rehearsal switcher, on the OBS adapter with a fake OBS, and on the OBS adapter with a real one.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isWell, type OverlayFound, type OverlayWish } from '../../server/ports/overlay-input.ts';
import type { Switcher } from '../../server/ports/switcher.ts';
import { contractScenes, waitFor } from './switcher-contract.ts';

export const overlayWish: OverlayWish = {
  input: 'Cuecart overlay',
  url: 'http://localhost:4400/overlay/program/#output=program&key=k1',
  scenes: [...contractScenes],
};

/** A switcher with the contract’s scenes, at first without the input; and the hands of somebody at its desk. */
export type OverlayUnderTest = {
  readonly switcher: Switcher;
  /** Of a scene: the names of its items from the bottom up. */
  items(scene: string): readonly string[] | Promise<readonly string[]>;
  /** Puts something else on top of this scene. */
  cover(scene: string): void | Promise<void>;
  /** Hides our item in this scene, and moves it. */
  spoil(scene: string): void | Promise<void>;
  /** Gives our input another address and size. */
  misdirect(): void | Promise<void>;
  close(): Promise<void>;
};

const nothing = { faults: [], twin: null, absent: [], under: [], astray: [] };

export const overlayContract = (name: string, open: () => Promise<OverlayUnderTest>): void => {
  describe(`${name}, asked for the overlay’s input`, () => {
    let under: OverlayUnderTest;
    beforeEach(async () => {
      under = await open();
      await waitFor(() => expect(under.switcher.health().state).toBe('connected'));
    });
    afterEach(() => under.close());

    const found = async (wish = overlayWish): Promise<OverlayFound> => {
      const said = await under.switcher.overlay(wish);
      if (!said) throw new Error('It has no inputs of its own.');
      return said;
    };
    const others = (all: readonly string[]) => all.filter((item) => item !== overlayWish.input);
    const everywhere = () => Promise.all(contractScenes.map(async (scene) => await under.items(scene)));

    it('[M9] makes it once, on top of every scene of the series, and leaves everything else where it was', async () => {
      if (under.switcher.kind === 'rehearsal') return expect(await under.switcher.makeOverlay(overlayWish)).toBeNull();
      const before = await everywhere();
      expect(await found()).toMatchObject({ ...nothing, knowsPages: true, is: 'missing', absent: contractScenes });
      expect(await under.switcher.makeOverlay(overlayWish)).toMatchObject({ did: 'made', found: { ...nothing, is: 'page' } });
      expect(isWell(await found())).toBe(true);
      const after = await everywhere();
      expect(after.map((items) => items.at(-1))).toEqual(contractScenes.map(() => overlayWish.input));
      expect(after.map(others)).toEqual(before);
    });

    it('[M9] does nothing when asked again, and only what is missing when part of it is', async () => {
      if (under.switcher.kind === 'rehearsal') return expect(await under.switcher.overlay(overlayWish)).toBeNull();
      await under.switcher.makeOverlay({ ...overlayWish, scenes: ['Studio', 'Break'] });
      expect(await found()).toMatchObject({ ...nothing, is: 'page', absent: ['Product', 'Guest 嘉宾'] });
      expect((await under.switcher.makeOverlay(overlayWish))?.did).toBe('mended');
      const before = await everywhere();
      expect((await under.switcher.makeOverlay(overlayWish))?.did).toBe('nothing');
      expect(await everywhere()).toEqual(before);
    });

    it('[M9] says what is wrong with it, and puts that right where it is asked to', async () => {
      if (under.switcher.kind === 'rehearsal') return;
      await under.switcher.makeOverlay(overlayWish);
      await under.cover('Product');
      await under.spoil('Break');
      await under.misdirect();
      expect(await found()).toMatchObject({ ...nothing, faults: ['url', 'size'], under: ['Product'], astray: ['Break'] });
      const before = await everywhere();
      expect((await under.switcher.makeOverlay(overlayWish))?.did).toBe('mended');
      expect(isWell(await found())).toBe(true);
      expect((await everywhere()).map(others)).toEqual(before.map(others));
    });

    it('[M9] asks only for scenes that are there, and refuses in words where none is', async () => {
      if (under.switcher.kind === 'rehearsal') return;
      expect((await found({ ...overlayWish, scenes: ['Studio', 'Kitchen'] })).absent).toEqual(['Studio']);
      await expect(under.switcher.makeOverlay({ ...overlayWish, scenes: ['Kitchen'] })).rejects.toThrow('none of the scenes');
    });

    it('[M9] touches no input of that name that shows no page', async () => {
      if (under.switcher.kind === 'rehearsal') return;
      const taken = { ...overlayWish, input: 'Host mic' };
      expect((await found(taken)).is).toBe('other');
      await expect(under.switcher.makeOverlay(taken)).rejects.toThrow('“Host mic” in OBS is no browser source');
    });

    it('[M9] makes no second one beside an input that shows our page already', async () => {
      if (under.switcher.kind === 'rehearsal') return;
      await under.switcher.makeOverlay(overlayWish);
      const second = { ...overlayWish, input: 'Another overlay' };
      expect((await found(second)).twin).toBe(overlayWish.input);
      await expect(under.switcher.makeOverlay(second)).rejects.toThrow('shows our page already');
    });
  });
};
