/** Whether an address that a mixer has is that of our page. */

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const number = /^(?:\d+(?:\.\d+){3}|\[[0-9a-f:.]+\])$/i;

/** A name that people gave this machine cannot be looked up here: it is believed. */
const isSameHost = (one: string, wanted: string): boolean =>
  one === wanted || (loopback.test(one) && loopback.test(wanted)) || !(number.test(one) || loopback.test(one));

const asked = ({ hash }: URL) => new URLSearchParams(hash.slice(1));

/** The same page, door, output and key; what else is asked of the page (its format, its alpha) is the house's own. */
export const isAddressOf = (url: string, wanted: string): boolean => {
  if (!URL.canParse(url) || !URL.canParse(wanted)) return url === wanted;
  const [one, other] = [new URL(url), new URL(wanted)];
  return (
    isSameHost(one.hostname, other.hostname) &&
    one.port === other.port &&
    one.pathname === other.pathname &&
    ['output', 'key'].every((name) => asked(one).get(name) === asked(other).get(name))
  );
};
