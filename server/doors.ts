/** Where everything is, for whoever starts the server: addresses with their keys in the #fragment. */
import type { Config, CrewMember } from './config.ts';
import type { Keys } from './keys.ts';

export type Doors = {
  readonly front: string;
  readonly control: string;
  readonly phones: string;
  readonly program: string;
  readonly recording: string;
  readonly station: string | null;
  readonly stationFeed: string | null;
  readonly stationKey: string | null;
};

/** Where one of the crew signs in, once. */
export type CrewDoor = CrewMember & { readonly door: string };

/** Hosts that mean "this machine": a person types localhost. */
const spoken = (host: string): string => (host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host);

export const crewDoorsOf = (
  { host }: Config,
  port: number,
  links: readonly (CrewMember & { readonly path: string })[],
): readonly CrewDoor[] => links.map(({ role, name, path }) => ({ role, name, door: `http://${spoken(host)}:${port}${path}` }));

export const pagePath = (page: 'program' | 'recording' | 'station', output: string, keys: Keys): string =>
  `/overlay/${page}/#output=${output}&key=${keys.keyOf(output)}`;

/** The clean output, and those that the series lists. */
export type OutputDoor = { readonly id: string; readonly door: string };

export const outputDoorsOf = (outputs: readonly string[], { host }: Config, keys: Keys, port: number): readonly OutputDoor[] =>
  outputs.map((id) => ({ id, door: `http://${spoken(host)}:${port}${pagePath('program', id, keys)}` }));

type Asked = {
  readonly config: Config;
  readonly keys: Keys;
  /** The station whose doors are shown as an example. */
  readonly station: string | undefined;
  readonly port: number;
  readonly signInPath: string;
};

export const doorsOf = ({ config, keys, station, port, signInPath }: Asked): Doors => {
  const house = `http://${spoken(config.host)}:${port}`;
  const shared = {
    front: `${house}/`,
    control: `${house}${signInPath}`,
    phones: config.phonesUrl,
    program: `${house}${pagePath('program', 'program', keys)}`,
    recording: `${house}${pagePath('recording', 'recording', keys)}`,
  };
  if (station === undefined) return { ...shared, station: null, stationFeed: null, stationKey: null };
  return {
    ...shared,
    station: `${house}${pagePath('station', station, keys)}`,
    stationFeed: `${house}/stations/v1/stream`,
    stationKey: keys.keyOf(station),
  };
};
