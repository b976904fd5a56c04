/**
 * What every switcher must do, whatever cuts the scenes.
 *
 * Run on the rehearsal switcher, on the OBS adapter with a fake OBS, and on the OBS adapter with a real one.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Meter, Picture, Switcher, SwitcherEvent } from '../../server/ports/switcher.ts';
import { eventually } from '../run/eventually.ts';

export const contractScenes = ['Studio', 'Product', 'Guest 嘉宾', 'Break'] as const;
export const contractInputs = ['Host mic', 'Guest mic', 'Music bed'] as const;

/** A switcher with the scenes and inputs above, and the hands of somebody at its desk. */
export type SwitcherUnderTest = {
  readonly switcher: Switcher;
  /** Cuts to these, one after the other at once. */
  cutByHand(...scenes: string[]): void | Promise<void>;
  setMuteByHand(input: string, muted: boolean): void | Promise<void>;
  close(): Promise<void>;
};

const patience = 8000;

export const aPicture = (scene: string, over: Partial<Picture> = {}): Picture => ({
  scene,
  transition: { kind: 'cut', rate: 300 },
  sound: { 'Host mic': { open: true }, 'Guest mic': { open: false }, 'Music bed': { open: true, level: -18 } },
  ...over,
});

export const waitFor = (claim: () => void): Promise<void> => eventually(claim, { timeout: patience, interval: 20 });

export const hear = (switcher: Switcher): SwitcherEvent[] => {
  const heard: SwitcherEvent[] = [];
  switcher.onEvent((event) => heard.push(event));
  return heard;
};

const scenesByHand = (heard: readonly SwitcherEvent[]): string[] =>
  heard.flatMap((event) => (event.type === 'by-hand' ? [event.scene] : []));

export const switcherContract = (name: string, open: () => Promise<SwitcherUnderTest>): void => {
  describe(`${name}, as a switcher`, () => {
    let under: SwitcherUnderTest;
    let switcher: Switcher;
    beforeEach(async () => {
      under = await open();
      switcher = under.switcher;
      await waitFor(() => expect(switcher.health().state).toBe('connected'));
    });
    afterEach(() => under.close());

    const settle = async (picture: Picture) => {
      switcher.want(picture);
      expect(await switcher.settled(patience)).toBe(true);
      await waitFor(() => expect(switcher.observed().transitioning).toBe(false));
    };

    it('[P1, P2] brings program and sound to the wanted picture and reads them back', async () => {
      await settle(aPicture('Product'));
      const { program, sound, at } = switcher.observed();
      expect(program).toBe('Product');
      expect(sound['Host mic']?.open).toBe(true);
      expect(sound['Guest mic']?.open).toBe(false);
      expect(sound['Music bed']?.level).toBeCloseTo(-18, 1);
      expect(at).not.toBeNull();
      expect(switcher.health().message).toBe('');
    });

    it('[P3] closes every microphone for a break, and opens them again', async () => {
      const silence = { 'Host mic': { open: false }, 'Guest mic': { open: false }, 'Music bed': { open: false } };
      await settle(aPicture('Break', { sound: silence }));
      expect(Object.values(switcher.observed().sound).map((input) => input.open)).toEqual([false, false, false]);
      await settle(aPicture('Studio'));
      expect(switcher.observed().sound['Host mic']?.open).toBe(true);
    });

    it('shows the newest of many wanted pictures; the others are told that they were replaced', async () => {
      await settle(aPicture('Break'));
      const outcomes = ['Studio', 'Product', 'Guest 嘉宾'].map((scene) => {
        switcher.want(aPicture(scene));
        return switcher.settled(patience);
      });
      expect(await Promise.all(outcomes)).toEqual([false, false, true]);
      expect(switcher.observed().program).toBe('Guest 嘉宾');
    });

    it('is at the wanted scene from the beginning of a fade, and says while it lasts', async () => {
      await settle(aPicture('Studio'));
      const heard = hear(switcher);
      switcher.want(aPicture('Product', { transition: { kind: 'fade', rate: 400 } }));
      expect(await switcher.settled(patience)).toBe(true);
      expect(switcher.observed().program).toBe('Product');
      await waitFor(() => {
        const fades = heard.flatMap((event) => (event.type === 'observed' ? [event.observed.transitioning] : []));
        expect(fades).toContain(true);
        expect(fades.at(-1)).toBe(false);
      });
    });

    it('leaves levels and inputs alone that the picture does not name', async () => {
      await settle(aPicture('Studio', { sound: { 'Host mic': { open: true, level: -6 }, 'Music bed': { open: true, level: -30 } } }));
      await settle(aPicture('Product', { sound: { 'Host mic': { open: false } } }));
      await settle(aPicture('Studio', { sound: { 'Host mic': { open: true }, 'Music bed': { open: true } } }));
      expect(switcher.observed().sound['Host mic']?.level).toBeCloseTo(-6, 1);
      expect(switcher.observed().sound['Music bed']?.level).toBeCloseTo(-30, 1);
    });

    it('[P4] reports a cut by hand once, does not fight it, and takes over again with the next want', async () => {
      await settle(aPicture('Studio'));
      const heard = hear(switcher);
      await under.cutByHand('Guest 嘉宾');
      await waitFor(() => expect(scenesByHand(heard)).toEqual(['Guest 嘉宾']));
      expect(switcher.observed().program).toBe('Guest 嘉宾');
      expect(await switcher.settled(50)).toBe(false);
      await settle(aPicture('Studio'));
      expect(switcher.observed().program).toBe('Studio');
      expect(scenesByHand(heard)).toEqual(['Guest 嘉宾']);
    });

    it('does not call an instant a cut by hand, nor what it was asked for', async () => {
      await settle(aPicture('Studio'));
      const heard = hear(switcher);
      await under.cutByHand('Guest 嘉宾', 'Studio');
      await settle(aPicture('Product'));
      await under.cutByHand('Break');
      await waitFor(() => expect(scenesByHand(heard)).toEqual(['Break']));
    });

    it('shows an input closed by hand, and opens it with the next want', async () => {
      await settle(aPicture('Studio'));
      await under.setMuteByHand('Host mic', true);
      await waitFor(() => expect(switcher.observed().sound['Host mic']?.open).toBe(false));
      await settle(aPicture('Studio'));
      expect(switcher.observed().sound['Host mic']?.open).toBe(true);
    });

    it('says which scene it lacks, still follows with the sound, and forgets it with the next want', async () => {
      await settle(aPicture('Studio'));
      const heard = hear(switcher);
      switcher.want(aPicture('Nowhere', { sound: { 'Host mic': { open: false } } }));
      await waitFor(() => expect(switcher.health().message).toContain('Nowhere'));
      expect(await switcher.settled(50)).toBe(false);
      expect(switcher.health().state).toBe('connected');
      expect(switcher.observed().program).toBe('Studio');
      expect(switcher.observed().sound['Host mic']?.open).toBe(false);
      await settle(aPicture('Product'));
      expect(switcher.health().message).toBe('');
      expect(scenesByHand(heard)).toEqual([]);
    });

    it('says which input it lacks and brings the rest', async () => {
      switcher.want(aPicture('Product', { sound: { 'Host mic': { open: false }, 'Old mic': { open: false } } }));
      await waitFor(() => expect(switcher.health().message).toContain('Old mic'));
      expect(await switcher.settled(50)).toBe(false);
      expect(switcher.observed().program).toBe('Product');
      expect(switcher.observed().sound['Host mic']?.open).toBe(false);
    });

    it('[P7] checks before air what it lacks, by name', async () => {
      expect(await switcher.check({ scenes: contractScenes, inputs: contractInputs })).toEqual([]);
      const problems = await switcher.check({ scenes: ['Studio', 'Kitchen'], inputs: ['Third mic', 'Host mic'] });
      expect(problems.map(({ what, name }) => `${what} ${name}`)).toEqual(['scene Kitchen', 'input Third mic']);
      expect(problems.every(({ remedy }) => remedy.length > 10)).toBe(true);
    });

    it('[N1, N6] gives a picture of any scene where it has pictures at all, and none of a scene that it lacks', async () => {
      await settle(aPicture('Studio'));
      const pictures = await Promise.all(['Studio', 'Product', 'Nowhere'].map((scene) => switcher.screenshot(scene, 480)));
      const areThere = pictures.map((picture) => picture?.subarray(0, 2).equals(Buffer.from([0xff, 0xd8])) ?? false);
      expect(areThere).toEqual(switcher.kind === 'rehearsal' ? [false, false, false] : [true, true, false]);
      expect(switcher.health()).toMatchObject({ state: 'connected', message: '' });
    });

    it('[N4, N6] says how loud its inputs are where it measures at all, and nothing to one who left', async () => {
      const frames: (readonly Meter[])[] = [];
      const leave = switcher.onMeters((frame) => frames.push(frame));
      await settle(aPicture('Studio'));
      if (switcher.kind === 'rehearsal') return expect(frames).toEqual([]);
      await waitFor(() => expect(frames.at(-1)?.map(({ input }) => input)).toEqual(expect.arrayContaining([...contractInputs])));
      for (const { level, peak, source } of frames.at(-1) ?? [])
        for (const db of [level, peak, source]) expect(db >= -100 && db <= 20).toBe(true);
      leave();
      const before = frames.length;
      await settle(aPicture('Product'));
      expect(frames.length).toBe(before);
    });

    it('transmits nothing by itself, and stopping nothing is done at once', async () => {
      await switcher.stopTransmitting();
      expect(switcher.observed()).toMatchObject({ streaming: false, virtualCamera: false, recording: false });
    });

    it('does not play a clip that it lacks', async () => {
      expect(await switcher.playClip('No such clip', 0)).toBe(false);
    });

    it('is never settled when nothing was wanted', async () => {
      expect(await switcher.settled(50)).toBe(false);
    });

    it('goes on when one who listens fails, and tells nothing to one who left', async () => {
      switcher.onEvent(() => {
        throw new Error('a listener of this test fails on purpose');
      });
      const heard: SwitcherEvent[] = [];
      const leave = switcher.onEvent((event) => heard.push(event));
      await settle(aPicture('Product'));
      await settle(aPicture('Studio'));
      expect(heard.length).toBeGreaterThan(0);
      leave();
      const before = heard.length;
      await settle(aPicture('Break'));
      expect(heard.length).toBe(before);
    });

    it('once closed says so and takes wants without a word', async () => {
      await settle(aPicture('Studio'));
      await switcher.close();
      switcher.want(aPicture('Product'));
      expect(await switcher.settled(50)).toBe(false);
      expect(switcher.health().state).toBe('closed');
      expect(await switcher.screenshot('Studio', 480)).toBeUndefined();
    });
  });
};
