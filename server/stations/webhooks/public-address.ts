/**
 * Which addresses are somebody else's, out on the internet: nothing else is posted to.
 *
 * Private, loopback, link-local (with the clouds' metadata), shared, multicast, tunnelled and reserved ones are ours, or nobody's.
 */
import ipaddr from 'ipaddr.js';

/** Public by its number, and yet answered by the machine's own cloud (Azure's host agent). */
const oursAllTheSame = new Set(['168.63.129.16']);

export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  // An IPv4 address that is written as an IPv6 one is looked at as what it is.
  const address = ipaddr.process(text);
  return address.range() === 'unicast' && !oursAllTheSame.has(address.toString());
};
