/** Whom the pages' door lets in: the house's own pages by the key of their output; a station's by its keyring, from where it may come. */
import type { Catalogue } from './catalogue.ts';
import type { KnockRefused } from './contract/station-desk.ts';
import type { Keys } from './keys.ts';
import { partnersOf } from './own-side.ts';
import type { Playout } from './playout/playout.ts';
import type { Keyring } from './station-keys.ts';
import { mayComeFrom } from './stations/address-list.ts';

type Needs = { readonly keys: Keys; readonly stationKeys: Keyring; readonly catalogue: Pick<Catalogue, 'partners'> };

export const doorKeys = ({ keys, stationKeys, catalogue }: Needs, playout: Pick<Playout, 'partner' | 'partners'>) => {
  const partners = () => partnersOf(playout, catalogue);
  /** Before an episode is loaded, as the series has it. */
  const addressesOf = (output: string) => partners().find(({ station }) => station.id === output)?.station.addresses;
  const isStation = (output: string) => playout.partner(output) !== undefined || stationKeys.isStation(output);
  const isIn = (output: string, key: string): boolean => ['newest', 'old'].includes(stationKeys.judge(output, key));
  return {
    keys: (output: string, key: string, address: string): boolean =>
      isStation(output) ? isIn(output, key) && mayComeFrom(addressesOf(output), address) : keys.isKeyOf(output, key),
    whyNot: (output: string, key: string): KnockRefused => {
      if (isIn(output, key)) return 'address';
      if (stationKeys.judge(output, key) === 'revoked') return 'revoked';
      return partners().some(({ station }) => isIn(station.id, key)) ? 'other' : 'forged';
    },
  };
};
