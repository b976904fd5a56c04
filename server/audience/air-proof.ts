/**
 * What a viewer's link proves: which picture they see, and which path they may name as theirs.
 *
 * A code proves a picture. A picture with one path proves that path; with several it proves `picture:<id>`, or whichever of
 * them the viewer names. Without a right code a link only claims a path, and a made-up claim is an unknown path.
 */
import type { PhoneEpisode, SharedPicture } from '../contract/audience.ts';
import type { CodeRefusal } from '../contract/phone.ts';
import type { EpochMs } from '../contract/units.ts';
import { judgeCode, type Mac, type PictureReach } from '../core/air-code.ts';
import { unknownPath } from '../core/vote-count.ts';
import { pathOfPicture, pictureOfPath } from '../core/vote-window.ts';
import { type Standing, stranger } from './pass-standings.ts';
import type { PathNumbers } from './path-numbers.ts';

/** What came with the link, and what the viewer said. */
export type Shown = {
  readonly path?: string | undefined;
  readonly code?: string | undefined;
  readonly watching?: string | undefined;
  /** The picture whose code was right when it was shown, earlier on the same line. */
  readonly proved?: string | undefined;
};
export type Judged = {
  readonly standing: Standing;
  /** The picture that was proved, now or earlier. */
  readonly picture?: string;
  readonly refusal?: Extract<CodeRefusal, 'expired' | 'false'>;
};

export type AirProofs = {
  judge(shown: Shown, now: EpochMs): Judged;
  /** What it claims, whatever it proves. */
  judgeUnproved(shown: Shown): Judged;
  /** The picture of a path's number: proved, or the only one that shows it. */
  pictureOf(number: number): string | undefined;
  /** The paths that a viewer who stands here may name; `claimed` is what the link said. */
  mayName(standing: Standing, claimed: string | undefined): readonly string[];
  /** True when `path` is one of the picture that `than` stands for. Both are numbers. */
  isWithin(path: number, than: number): boolean;
};

/** The names that need a path's number in this episode. */
export const numberedPaths = (episode: PhoneEpisode): readonly string[] => [
  ...episode.paths.map((path) => path.id),
  ...(episode.pictures ?? []).filter((picture) => picture.paths.length > 1).map((picture) => pathOfPicture(picture.id)),
];

const reachOf = (episode: PhoneEpisode, picture: SharedPicture): PictureReach => {
  const paths = episode.paths.filter((path) => picture.paths.includes(path.id));
  if (paths.length === 0) return { from: 0, to: 0 };
  return {
    from: Math.min(...paths.map(({ delay, tolerance = 0 }) => delay - tolerance)),
    to: Math.max(...paths.map(({ delay, tolerance = 0 }) => delay + tolerance)),
  };
};

/** @param episode the one on stage now: paths and pictures of an activation may be told anew */
export const createAirProofs = (episode: PhoneEpisode, paths: PathNumbers, mac: Mac): AirProofs => {
  const { activationId, pictures = [] } = episode;
  const isPath = (id: string | undefined): id is string => episode.paths.some((path) => path.id === id);
  /** The pictures that this name may mean: a picture's own, or that of a path. */
  const meantBy = (name: string | undefined): readonly SharedPicture[] =>
    pictures.filter((picture) => name !== undefined && (picture.id === name || picture.paths.includes(name)));
  const claimOf = ({ path, watching }: Shown): Standing => {
    const [picture, ...others] = meantBy(path);
    const only = others.length === 0 && picture?.paths.length === 1 ? picture.paths[0] : undefined;
    const claimed = [watching, path, only].find(isPath);
    return claimed === undefined ? stranger : { path: paths.numberOf(claimed), tier: 0 };
  };
  const proofOf = (picture: SharedPicture, { path, watching }: Shown): Standing => {
    const named = [watching, path].find((id) => id !== undefined && picture.paths.includes(id));
    const id = named ?? (picture.paths.length === 1 ? picture.paths[0] : pathOfPicture(picture.id));
    return { path: paths.numberOf(id), tier: 1 };
  };
  const pictureOf = (number: number): string | undefined => {
    const id = number === unknownPath ? undefined : paths.idOf(number);
    return pictureOfPath(id) ?? pictures.find((picture) => id !== undefined && picture.paths.includes(id))?.id;
  };
  return {
    pictureOf,
    judgeUnproved: (shown) => ({ standing: claimOf(shown) }),
    judge(shown, now) {
      const { code } = shown;
      const earlier = pictures.find((picture) => picture.id === shown.proved);
      if (earlier) return { standing: proofOf(earlier, shown), picture: earlier.id };
      if (code === undefined) return { standing: claimOf(shown) };
      let refusal: 'expired' | 'false' = 'false';
      for (const picture of meantBy(shown.path)) {
        const verdict = judgeCode(mac, { activationId, picture: picture.id }, code, reachOf(episode, picture), now);
        if (verdict === 'valid') return { standing: proofOf(picture, shown), picture: picture.id };
        if (verdict === 'expired') refusal = 'expired';
      }
      return { standing: claimOf(shown), refusal };
    },
    mayName({ path, tier }, claimed) {
      const proved = tier === 0 ? undefined : pictureOf(path);
      const among = proved === undefined ? meantBy(claimed) : pictures.filter((picture) => picture.id === proved);
      return [...new Set((among.length > 0 ? among : pictures).flatMap((picture) => picture.paths))];
    },
    isWithin(path, than) {
      const picture = pictureOfPath(paths.idOf(than));
      const id = paths.idOf(path);
      return pictures.some((one) => one.id === picture && id !== undefined && one.paths.includes(id));
    },
  };
};
