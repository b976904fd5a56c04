import { describe, expect, it } from 'vitest';
import { createRehearsalSwitcher } from '../../server/switcher/rehearsal-switcher.ts';
import { aPicture, contractInputs, contractScenes, switcherContract, waitFor } from '../contracts/switcher-contract.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';

const open = () =>
  createRehearsalSwitcher({ clock: shiftableClock(), scenes: contractScenes, inputs: contractInputs, log: { error: () => undefined } });

switcherContract('the rehearsal switcher', async () => {
  const switcher = open();
  const cutByHand = (...scenes: string[]) => {
    for (const scene of scenes) switcher.cutByHand(scene);
  };
  return { switcher, cutByHand, setMuteByHand: switcher.setMuteByHand, close: switcher.close };
});

describe('the rehearsal switcher', () => {
  it('begins on its first scene with every input closed', () => {
    const switcher = open();
    expect(switcher.observed()).toMatchObject({ program: 'Studio', transitioning: false });
    expect(Object.values(switcher.observed().sound)).toEqual(contractInputs.map(() => ({ open: false, level: 0 })));
    expect(switcher.kind).toBe('rehearsal');
  });

  it('holds the wanted preview', async () => {
    const switcher = open();
    switcher.want(aPicture('Product', { preview: 'Break' }));
    await waitFor(() => expect(switcher.observed().preview).toBe('Break'));
  });

  it('[N6] has no picture to take: pages draw it from what is observed', async () => {
    expect(await open().screenshot('Studio', 320)).toBeUndefined();
  });
});
