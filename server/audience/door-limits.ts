/** How much one phone, and all of them, may ask of the door. */
import type { Ms } from '../contract/units.ts';

export const limits = {
  /** Bytes of one message of a phone: a hello with its work done is the longest. */
  phoneMessage: 2048,
  /** Bytes of one message over /link. */
  linkMessage: 1_048_576,
  /** Bytes that a request may carry: nothing here reads a body. */
  requestBody: 1024,
  /** Phones connected at once; more are told to come back. */
  phones: 50_000,
  /** Bytes waiting for a phone that does not read, before it is dropped. */
  unreadByPhone: 65_536,
  unreadByShowServer: 4_194_304,
  /** Messages of one phone: at once, and a second in the long run. */
  burst: 20,
  perSecond: 5,
  /** Messages over the allowance before the phone is dropped. */
  strikes: 200,
  helloWithin: 10_000 as Ms,
  /** How long a phone may be silent to our pings. Under a minute, which is as long as proxies wait; a ping and its answer cost as much as two counts. */
  heartbeat: 50_000 as Ms,
  /** A phone told a count so lately needs no ping this time: it is looked at again after a heartbeat, which is still under a minute of silence. */
  toldLately: 5_000 as Ms,
  /** Phones written to in one turn of the event loop. */
  slice: 500,
  smallestSlice: 100,
  /** Between two slices of a sweep, about. */
  sweepPause: 40 as Ms,
  /** New phones let in at once, and a second in the long run: a storm of them must leave room for votes. */
  newPhonesAtOnce: 1500,
  newPhonesPerSecond: 2000,
  /** Sockets of every kind at once. */
  connections: 60_000,
  /** Polls that a phone is told of on connect. */
  pollsOnPhone: 3,
} as const;
