/** Who is in, by which key and from where; cut once either is worth nothing any more. */
import type { Station } from '../contract/show-file.ts';
import { mayComeFrom } from './address-list.ts';
import type { Judge } from './station-key.ts';

type OpenFeed = { readonly station: string; readonly key: string; readonly address: string; readonly cut: () => void };

type Needs = {
  readonly judge: Judge;
  readonly stations: () => readonly { readonly station: Pick<Station, 'id' | 'addresses'> }[];
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

export const openFeeds = ({ judge, stations, warn }: Needs) => {
  const open = new Set<OpenFeed>();
  return {
    /** @returns the way to say that it has left */
    came: (feed: OpenFeed): (() => void) => {
      open.add(feed);
      return () => void open.delete(feed);
    },
    recheck: () => {
      const listed = new Map(stations().map(({ station }) => [station.id, station.addresses] as const));
      for (const { station, key, address, cut } of [...open]) {
        const isListed = listed.has(station);
        const verdict = judge(station, key);
        if (isListed && (verdict === 'newest' || verdict === 'old') && mayComeFrom(listed.get(station), address)) continue;
        warn(
          { station, address },
          'A station’s feed was cut: its key is not valid any more, it may not come from there, or it has no part in this evening.',
        );
        cut();
      }
    },
  };
};
