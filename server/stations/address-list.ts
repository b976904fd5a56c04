/** May a station's feed or page come from this address? By its allow-list of addresses and networks, of IPv4 and IPv6; without one, from anywhere. */
import { BlockList, isIP } from 'node:net';

const familyOf = (address: string): 'ipv4' | 'ipv6' => (address.includes(':') ? 'ipv6' : 'ipv4');

/** An IPv4 address is written in two ways, by who listens; one of a link names its interface. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');

const listOf = (allowed: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const one of allowed) {
    const [network = '', bits] = one.split('/');
    if (bits === undefined) list.addAddress(plain(network), familyOf(plain(network)));
    else list.addSubnet(network, Number(bits), familyOf(network));
  }
  return list;
};

/** @param allowed as checked when the series was read; what is no address in it lets nobody in */
export const mayComeFrom = (allowed: readonly string[] | undefined, address: string): boolean => {
  if (allowed === undefined) return true;
  const from = plain(address);
  if (isIP(from) === 0) return false;
  try {
    return listOf(allowed).check(from, familyOf(from));
  } catch {
    return false;
  }
};
