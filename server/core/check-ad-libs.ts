/** What an ad-lib must keep to: it does something, what it names exists, and it never moves the rundown. */
import type { AdLib } from '../contract/ad-libs.ts';
import { inEpisode, type Place, type PlanProblem, problem, refer, repeated, under } from './plan-problem.ts';
import type { World } from './plan-world.ts';

const references = ({ shot, clip, graphic }: AdLib, at: Place, { names }: World): PlanProblem[] => [
  ...refer(under(at, 'shot'), shot, names.shots),
  ...refer(under(at, 'clip'), clip, names.clips),
  ...refer(under(at, 'graphic', 'guest'), graphic?.guest, names.guests),
  ...refer(under(at, 'graphic', 'product'), graphic?.product, names.products),
];

const doesSomething = ({ shot, clip, graphic }: AdLib, at: Place): PlanProblem[] => {
  if (shot !== undefined && clip !== undefined)
    return [problem(under(at, 'shot'), 'a clip brings its own shot', 'Drop shot, or drop clip.', [under(at, 'clip')])];
  return (shot ?? clip ?? graphic) ? [] : [problem(at, 'this ad-lib does nothing', 'Write shot:, clip: or graphic: in it.')];
};

/** A clip that takes the next segment when it ends would move the rundown. */
const staysInPlace = ({ clip: id }: AdLib, at: Place, world: World): PlanProblem[] => {
  if (id === undefined || world.clip(id)?.then !== 'next') return [];
  const then = inEpisode('clips', world.names.clips.ids.indexOf(id), 'then');
  return [problem(under(at, 'clip'), `"${id}" takes the next segment when it ends`, 'Write a clip whose then is back or hold.', [then])];
};

const needed = {
  'lower-third': 'guest',
  'product-card': 'product',
  label: 'text',
  'sales-ticker': undefined,
  'units-sold': 'product',
  'stock-left': 'product',
  'sold-out': 'product',
  qr: 'product',
} as const;

const hasSomethingToShow = ({ graphic }: AdLib, at: Place): PlanProblem[] => {
  const what = graphic && needed[graphic.kind];
  if (!graphic || what === undefined || graphic[what] !== undefined) return [];
  const place = under(at, 'graphic');
  return [problem(under(place, 'kind'), `a ${graphic.kind} has nothing to show without a ${what}`, `Write ${what}: beside it.`, [place])];
};

export const adLibRules = (world: World): PlanProblem[] => {
  const adLibs = world.episode.adLibs ?? [];
  return [
    ...repeated(
      adLibs.map(({ id }) => id),
      (index) => inEpisode('adLibs', index, 'id'),
      'the ad-lib id',
      'Give it an id of its own.',
    ),
    ...adLibs.flatMap((adLib, index) => {
      const at = inEpisode('adLibs', index);
      return [
        ...references(adLib, at, world),
        ...doesSomething(adLib, at),
        ...staysInPlace(adLib, at, world),
        ...hasSomethingToShow(adLib, at),
      ];
    }),
  ];
};

/** Two guests cannot stand at one place of the order of protocol. */
export const protocolRules = ({ episode }: World): PlanProblem[] =>
  repeated(
    episode.guests.map(({ protocol }) => (protocol === undefined ? undefined : String(protocol))),
    (index) => inEpisode('guests', index, 'protocol'),
    'the place in the order of protocol',
    'Write another number, or leave it out.',
  );
