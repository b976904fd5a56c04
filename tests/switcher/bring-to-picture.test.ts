import { describe, expect, it } from 'vitest';
import type { Picture } from '../../server/ports/switcher.ts';
import { differences, isAsWanted } from '../../server/switcher/bring-to-picture.ts';
import type { Reading } from '../../server/switcher/read-picture.ts';
import fc from '../run/properties.ts';

const scenes = ['Studio', 'Product', 'Break'];
const inputs = ['Host mic', 'Guest mic', 'Music bed'];
const names = { cut: 'Cut', fade: 'Fade' };

const aScene = fc.constantFrom(...scenes);
const aLevel = fc.integer({ min: -100, max: 20 });
const soundOf = <T>(input: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...inputs), input);

const aReading: fc.Arbitrary<Reading> = fc.record({
  program: aScene,
  preview: fc.option(aScene),
  transitioning: fc.boolean(),
  transition: fc.constantFrom({ name: 'Cut', kind: 'cut_transition', rate: null }, { name: 'Fade', kind: 'fade_transition', rate: 300 }),
  sound: fc.record(Object.fromEntries(inputs.map((input) => [input, fc.record({ open: fc.boolean(), level: aLevel })]))),
  streaming: fc.boolean(),
  virtualCamera: fc.boolean(),
  recording: fc.boolean(),
});

const aPicture: fc.Arbitrary<Picture> = fc.record(
  {
    scene: aScene,
    transition: fc.record({ kind: fc.constantFrom('cut', 'fade'), rate: fc.integer({ min: 0, max: 30_000 }) }),
    sound: soundOf(fc.record({ open: fc.boolean(), level: aLevel }, { requiredKeys: ['open'] })),
    preview: aScene,
  },
  { requiredKeys: ['scene', 'transition', 'sound'] },
);

type Command = ReturnType<typeof differences>[number];

/** What OBS would show after these. */
const after = (reading: Reading, commands: readonly Command[]): Reading => {
  const sound = structuredClone(reading.sound) as Record<string, { open: boolean; level: number }>;
  let { program, preview } = reading;
  for (const { requestType, requestData } of commands as { requestType: string; requestData: Record<string, never> }[]) {
    const input = sound[String(requestData.inputName)];
    if (requestType === 'SetCurrentProgramScene') program = requestData.sceneName!;
    if (requestType === 'SetCurrentPreviewScene') preview = requestData.sceneName!;
    if (requestType === 'SetInputMute' && input) input.open = !requestData.inputMuted;
    if (requestType === 'SetInputVolume' && input) input.level = requestData.inputVolumeDb!;
  }
  return { ...reading, program, preview, sound };
};

describe('from what OBS shows to what is wanted', () => {
  it('ends at the wanted picture from wherever OBS is, and then has nothing left to do', () => {
    fc.assert(
      fc.property(aReading, aPicture, (reading, picture) => {
        const reached = after(reading, differences(reading, picture, names));
        expect(isAsWanted(reached, picture)).toBe(true);
        expect(differences(reached, picture, names)).toEqual([]);
      }),
    );
  });

  it('closes microphones before the picture changes, and opens them after', () => {
    fc.assert(
      fc.property(aReading, aPicture, (reading, picture) => {
        const commands = differences(reading, picture, names) as { requestType: string; requestData: { inputMuted?: boolean } }[];
        const cut = commands.findIndex((command) => command.requestType === 'SetCurrentProgramScene');
        if (cut < 0) return;
        commands.forEach((command, index) => {
          if (command.requestType === 'SetInputMute') expect(index < cut).toBe(command.requestData.inputMuted);
        });
      }),
    );
  });

  it('sets the transition and its rate before the scene, within what OBS accepts', () => {
    fc.assert(
      fc.property(aReading, aPicture, (reading, picture) => {
        const commands = differences(reading, picture, names) as { requestType: string; requestData: { transitionDuration?: number } }[];
        const types = commands.map((command) => command.requestType);
        const cut = types.indexOf('SetCurrentProgramScene');
        for (const type of ['SetCurrentSceneTransition', 'SetCurrentSceneTransitionDuration'])
          if (types.includes(type)) expect(types.indexOf(type)).toBeLessThan(cut);
        const rate = commands.find((command) => command.requestType === 'SetCurrentSceneTransitionDuration')?.requestData
          .transitionDuration;
        if (rate !== undefined) expect(rate >= 50 && rate <= 20_000).toBe(true);
      }),
    );
  });

  it('takes a level that comes back a little off for the wanted one', () => {
    const sound = { 'Music bed': { open: true, level: -17.3 } };
    const picture: Picture = { scene: 'Studio', transition: { kind: 'cut', rate: 0 }, sound };
    expect(isAsWanted({ program: 'Studio', sound: { 'Music bed': { open: true, level: -17.34 } } }, picture)).toBe(true);
    expect(isAsWanted({ program: 'Studio', sound: { 'Music bed': { open: true, level: -18 } } }, picture)).toBe(false);
    expect(isAsWanted({ program: 'Studio', sound: {} }, picture)).toBe(false);
  });
});
