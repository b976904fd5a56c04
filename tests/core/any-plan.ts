/** Plans by chance: cues of every kind, trigger and lifespan, in three short segments. */
import fc from '../run/properties.ts';
import { aPlan, cue, segment } from './plans.ts';

const anyTrigger = fc.oneof(
  fc.constant('take'),
  fc.integer({ min: 0, max: 59 }).map((n) => `+0:${String(n).padStart(2, '0')}`),
  fc.integer({ min: 0, max: 59 }).map((n) => `-0:${String(n).padStart(2, '0')}`),
  fc.constant('clip-end:tour'),
  fc.constant('clip-end:trailer'),
);
const anyLasts = fc.constantFrom('next' as const, 'segment' as const, 'sticky' as const, 3, 12);
const anyCue = (id: string) =>
  fc.tuple(anyTrigger, anyLasts).chain(([trigger, lasts]) =>
    fc.oneof(
      fc.constantFrom('desk', 'close', 'guest-two').map((shot) => cue(id, 'shot', trigger, { shot }, lasts)),
      fc.constantFrom('tour', 'trailer', 'still').map((clip) => cue(id, 'clip', trigger, { clip }, lasts)),
      fc.constantFrom('apples', 'oranges').map((poll) => cue(id, 'poll', trigger, { poll }, lasts)),
      fc.constantFrom('apples', 'eggs').map((product) => cue(id, 'offer', trigger, { product }, lasts)),
      fc.constantFrom('lin', 'wang').map((guest) => cue(id, 'graphic', trigger, { graphic: 'lower-third', guest }, lasts)),
      fc.constant(cue(id, 'graphic', trigger, { graphic: 'sales-ticker' }, lasts)),
      fc.constant(cue(id, 'graphic', trigger, { graphic: 'countdown', product: 'apples' }, lasts)),
      fc.constant(cue(id, 'audio', trigger, { bed: -20 }, lasts)),
      fc.constant(cue(id, 'prompt', trigger, { text: 'Smile' }, lasts)),
      fc.constant(cue(id, 'station-break', trigger, { length: 15_000 }, lasts)),
    ),
  );
const someCues = (name: string) =>
  fc.integer({ min: 0, max: 5 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyCue(`${name}-${i}`))));

export const anyCuePlan = fc.tuple(someCues('a'), someCues('b'), someCues('c')).map(([a, b, c]) =>
  aPlan({
    segments: [
      segment('one', 40, { cues: a, branch: { poll: 'apples', yea: 'three', nay: 'spare' } }),
      segment('two', 30, { cues: b, poll: 'apples', kind: 'guest', guest: 'lin' }),
      segment('three', 20, { cues: c, kind: 'guest', guest: 'wang' }),
    ],
  }),
);
