/** The wanted picture: scene and sound, worked out from the show. */
import { describe, expect, it } from 'vitest';
import { wantedPicture, wantedSound } from '../../server/core/picture.ts';
import { type Evening, live, ready } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const picture = (evening: Evening) => wantedPicture(evening.show, evening.now);
const heard = (evening: Evening) =>
  Object.entries(wantedSound(evening.context, evening.now))
    .filter(([, { open }]) => open)
    .map(([id, { level }]) => (level === undefined ? id : `${id} ${level}`));
const talk = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(
    aPlan({
      segments: [segment('one', 120, { shots: ['desk', 'close', 'guest-two', 'film'], cues }), segment('two', 60, { shots: ['close'] })],
    }),
  );

describe('the wanted picture', () => {
  it('[P2] is nothing before the first take and after the end: the switcher is left as it is', () => {
    expect(picture(ready())).toBeNull();
    const evening = live();
    evening.end();
    expect(picture(evening)).toBeNull();
  });

  it('[P2] is the scene of the shot with its transition, every input of the show, and the next segment on preview', () => {
    const evening = talk();
    evening.cut('guest-two');
    expect(picture(evening)).toEqual({
      scene: 'OBS guest-two',
      transition: { kind: 'fade', rate: 500 },
      sound: { 'Mic host': { open: true }, 'Mic guest': { open: true }, Film: { open: false }, Music: { open: false } },
      preview: 'OBS close',
    });
  });

  it('[P2] has nothing on preview when nothing is next', () => {
    expect(picture(live(aPlan({ segments: [segment('only', 60)] })))).not.toHaveProperty('preview');
  });
});

describe('sound', () => {
  it('[P2] follows the shot: its inputs, its bed, ducked while somebody talks', () => {
    const evening = talk();
    expect(heard(evening)).toEqual(['host']);
    evening.cut('close');
    expect(heard(evening)).toEqual(['host', 'music -42']);
    evening.cut('film');
    expect(heard(evening)).toEqual(['film']);
  });

  it('[P3] on a break or a slate has no microphone open, whatever the slate’s shot says', () => {
    const evening = talk();
    evening.ask('break.start', { believesOnAir: evening.runId });
    expect(picture(evening)?.scene).toBe('OBS break-slate');
    expect(heard(evening)).toEqual(['film', 'music -20']);
    evening.ask('slate.show', { believesOnAir: evening.runId });
    expect(picture(evening)?.scene).toBe('OBS breakdown-slate');
    expect(picture(evening)?.transition).toEqual({ kind: 'cut', rate: 0 });
    expect(heard(evening)).toEqual([]);
  });

  it('[P3] comes back with the shot, also with one that a cue put under the slate', () => {
    const evening = talk(cue('near', 'shot', '+0:10', { shot: 'close' }));
    evening.ask('break.start', { believesOnAir: evening.runId });
    evening.wait(20);
    expect(heard(evening)).toEqual(['film', 'music -20']);
    evening.ask('break.end', { believesOnAir: evening.runId });
    expect(heard(evening)).toEqual(['host', 'music -42']);
  });

  it('[S7] of an audio cue is heard for as long as the cue lasts, and not on a slate', () => {
    const evening = talk(cue('voice', 'audio', '+0:10', { open: ['visitor'] }, 20), cue('bed', 'audio', '+0:15', { bed: -18 }, 'sticky'));
    evening.wait(15);
    expect(heard(evening)).toEqual(['host', 'visitor', 'music -18']);
    evening.ask('slate.show', { believesOnAir: evening.runId });
    expect(heard(evening)).toEqual([]);
    evening.cut('desk');
    evening.wait(15);
    expect(heard(evening)).toEqual(['host', 'music -18']);
    evening.ask('cue.end', { cueId: 'bed' });
    expect(heard(evening)).toEqual(['host']);
    expect(evening.now).toBe(plus(30));
  });

  it('[P2] of the bed is never asked below what a switcher can do', () => {
    const evening = talk(cue('low', 'audio', 'take', { bed: -95 }));
    evening.cut('close');
    expect(heard(evening)).toEqual(['host', 'music -100']);
  });
});
