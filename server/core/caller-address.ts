/**
 * Where a caller truly comes from: its own address, or the one that our own proxies give.
 *
 * What stands before our proxies' own hops in `X-Forwarded-For` anybody can write, so it is never believed.
 */
/**
 * @param direct of the socket
 * @param forwarded the header, as it came
 * @param proxies how many proxies of our own stand in front, 0…5
 */
export const callerAddress = (direct: string, forwarded: string | readonly string[] | undefined, proxies: number): string => {
  if (proxies === 0 || forwarded === undefined) return direct;
  const hops = (typeof forwarded === 'string' ? forwarded : forwarded.join(',')).slice(-1000).split(',');
  const told = hops[hops.length - proxies]?.trim() ?? '';
  return /^[0-9a-f.:]{2,64}$/i.test(told) ? told : direct;
};
