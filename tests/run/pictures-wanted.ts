/** Which pictures of the positions are taken. Those with `keepAs` stand in docs/operating.md. */
import type { PositionId } from '../../control-room/positions/position-ids.ts';
import { Role } from '../../server/contract/commands.ts';
import type { Language } from '../control-room/accessible/words-of.ts';
import type { Moment } from '../fakes/evenings.ts';

export type Picture = {
  readonly name: string;
  readonly role: Role;
  readonly moment: Moment;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  /** Which of the first column's panels; as it opens when undefined. */
  readonly panel?: number;
  /** Another position than the role opens with. */
  readonly position?: PositionId;
  readonly keepAs?: string;
};

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const languages = ['en', 'zh'] as const;
const kept: Readonly<Record<string, string>> = {
  'director-live-en-1366': 'director-live',
  'director-preflight-en-1366': 'preflight',
  'director-rehearsal-zh-1920': 'director-rehearsal-zh',
  'producer-live-en-1366': 'producer-live',
  'vote-live-en-1366': 'vote-live',
  'guests-live-en-1366': 'guests-live',
  'graphics-live-en-1366': 'graphics-live',
  'stations-live-en-1366': 'stations-live',
};

const picture = (one: Omit<Picture, 'name' | 'keepAs'>, more = ''): Picture => {
  const name = [one.position ?? one.role, one.moment, one.language, `${one.width}`, ...(more ? [more] : [])].join('-');
  const keepAs = kept[name];
  return { ...one, name, ...(keepAs === undefined ? {} : { keepAs }) };
};

const positions = (): readonly Picture[] =>
  Role.options.flatMap((role) =>
    languages.flatMap((language) =>
      (['preflight', 'rehearsal', 'live'] as const).flatMap((moment) =>
        sizes.map(({ width, height }) => picture({ role, moment, language, width, height })),
      ),
    ),
  );

/** Those that nobody opens with; and what stands at each before there is anything to show. */
const others = (): readonly Picture[] => [
  ...(['stations', 'log'] as const).flatMap((position) =>
    languages.flatMap((language) =>
      (['idle', 'rehearsal', 'live'] as const).flatMap((moment) =>
        sizes.map((size) => picture({ role: 'director', position, moment, language, ...size })),
      ),
    ),
  ),
  ...(['guests', 'graphics', 'auditor', 'viewer'] as const).flatMap((role) =>
    languages.flatMap((language) => sizes.map((size) => picture({ role, moment: 'idle', language, ...size }))),
  ),
];

/** Of the roles that see most: their panels one by one. */
const panels = (): readonly Picture[] =>
  (['director', 'vote'] as const).flatMap((role) =>
    languages.flatMap((language) =>
      Array.from({ length: role === 'director' ? 13 : 5 }, (_, panel) =>
        picture({ role, moment: 'live', language, width: 1366, height: 768, panel }, `panel${panel}`),
      ),
    ),
  );

/** The same at the edges: zoomed to 200 %, on a tablet, on 4K. */
const edges = (): readonly Picture[] =>
  (['director', 'producer', 'vote', 'guests'] as const).flatMap((role) =>
    [
      { width: 683, height: 384 },
      { width: 820, height: 1180 },
      { width: 3840, height: 2160 },
    ].map((size) => picture({ role, moment: 'live', language: role === 'producer' ? 'zh' : 'en', ...size })),
  );

export const picturesOf = (): readonly Picture[] => [...positions(), ...others(), ...panels(), ...edges()];
