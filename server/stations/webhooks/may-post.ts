/**
 * Which addresses that somebody else wrote are posted to, as far as they say it themselves: where their name leads is seen when it is posted.
 *
 * Said when a file is checked, and again before each post.
 */
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** @param inside plain HTTP and our own network too. @returns what speaks against it; undefined when nothing does */
export const whyNotPostedTo = (url: URL, inside: boolean): string | undefined => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.username !== '' || url.password !== '') return 'An address with a name and password in it is not posted to.';
  if (inside) return undefined;
  if (url.protocol !== 'https:') return 'Only https addresses are posted to.';
  return isIP(host) !== 0 && !isPublicAddress(host) ? `${host} is not on the public internet.` : undefined;
};
