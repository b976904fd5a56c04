/** Guests and ad-libs through the whole show server: what is on record, what the switcher shows, and what a restart keeps. */
import { afterEach, describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { aPlan, guest, segment } from '../core/plans.ts';
import { logLines } from '../run/log-lines.ts';
import { type Gallery, jun, live, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const plan = aPlan({
  guests: [guest('zhao', true, { protocol: 1 })],
  segments: [
    segment('opening', 60),
    ...['lin', 'wang', 'zhao'].map((who) => segment(`talk-${who}`, 60, { kind: 'guest', guest: who })),
    segment('closing', 60),
  ],
});
const row = (id: string) => gallery.view.guests.find((one) => one.id === id);
const order = () => gallery.view.rundown.flatMap(({ id, state }) => (state === 'bench' ? [] : [id]));

describe('guests', () => {
  it('[S15,S2] a press from the bank is on disk and done once; a restart keeps bank, microphones and places', async () => {
    gallery = await live(plan);
    await gallery.ask('guest.move', { guestId: 'lin', to: 'on' });
    await gallery.ask('guest.mic', { guestId: 'lin', on: true });
    await gallery.clock.advance(50_000);
    await gallery.ask('guest.move', { guestId: 'lin', to: 'done' });
    expect(gallery.view.guestBank).toBe(seconds(70));
    for (let n = 0; n < 2; n += 1) await gallery.ask('guest.give', { key: 'the-same-press', guestId: 'wang', by: seconds(30) });
    await gallery.ask('guest.swap', { guestId: 'wang', withId: 'zhao' });
    expect(gallery.view.guestBank).toBe(seconds(40));
    expect(await gallery.storedTypes()).toEqual(expect.arrayContaining(['guest.mic', 'guest.given', 'guest.swapped']));
    const before = [gallery.view.guests, gallery.view.guestBank, order(), gallery.view.undo];
    await gallery.restart();
    expect([gallery.view.guests, gallery.view.guestBank, order(), gallery.view.undo]).toEqual(before);
    expect(row('lin')?.micAt).not.toBeNull();
    expect(logLines(gallery.view)).toContain('lin: microphone on');
  });

  it('[S16] a no-show by somebody without the chair is proposed to it, and accepted leaves the slot out', async () => {
    gallery = await live(plan);
    await gallery.ask('guest.move', { guestId: 'zhao', to: 'no-show', who: jun });
    const [proposal] = gallery.view.proposals;
    expect(proposal).toMatchObject({ by: 'Jun', edit: { do: 'skip', segmentId: 'talk-zhao', skipped: true }, stale: null });
    await gallery.ask('plan.accept', { proposalId: proposal?.id ?? '' });
    expect(row('zhao')).toMatchObject({ phase: 'no-show', slotSkipped: true, returned: seconds(120) });
  });
});

describe('ad-libs', () => {
  it('[S17] change what the switcher shows, and the next take goes on with the show; none of it is done without the chair', async () => {
    gallery = await live(plan);
    const fire = (adLibId: string, who = { id: 'mei', name: 'Mei' }) =>
      gallery.ask('adlib.fire', { believesOnAir: gallery.runId, adLibId, who });
    expect(refused(await fire('close-up', jun))).toBe('not-the-chair');
    await fire('close-up');
    expect(gallery.program).toBe('OBS close');
    expect(gallery.view.adLibs).toMatchObject([{ isOn: false }, { id: 'close-up', isOn: true }, { isOn: false }]);
    expect(gallery.onAir).toBe('opening');
    await fire('sting');
    expect(gallery.program).toBe('OBS film');
    expect(gallery.desk.played).toContain('Film 0');
    expect(gallery.view.clip).toMatchObject({ clipId: 'tour', by: 'plan', then: 'back' });
    await gallery.take();
    expect(gallery.program).toBe('OBS desk');
    expect(gallery.onAir).toBe('talk-lin');
    expect(gallery.view.clip).toBeNull();
  });

  it('[S17,S2] stand on record by their label, and are on again after a restart', async () => {
    gallery = await live(plan);
    await gallery.ask('adlib.fire', { believesOnAir: gallery.runId, adLibId: 'hotline' });
    await gallery.restart();
    expect(gallery.view.adLibs.at(-1)).toMatchObject({ id: 'hotline', isOn: true });
    expect(logLines(gallery.view)).toContain('Ad-lib: Hotline');
  });
});
