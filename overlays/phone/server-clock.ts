/**
 * The server's time on this phone: the offset of the answer that came back fastest, of the last few.
 *
 * The countdown is cosmetic, the server decides; but it should not be off by a phone's wrong clock.
 */
export type ServerClock = {
  now(): number;
  /** A time the server named, without a round trip: a first guess, used until something is measured. */
  guess(serverNow: number): void;
  /** @param askedAt what `mark()` returned when the question left */
  measured(askedAt: number, serverNow: number): void;
  mark(): number;
};

const kept = 5;

export const createServerClock = (mark: () => number = () => Date.now()): ServerClock => {
  let measures: { trip: number; offset: number }[] = [];
  let guessed = 0;
  const best = (): number => measures.reduce((a, b) => (b.trip < a.trip ? b : a), measures[0] ?? { trip: 0, offset: guessed }).offset;
  return {
    mark,
    now: () => mark() + best(),
    guess(serverNow) {
      guessed = serverNow - mark();
      // The phone's clock may have been set meanwhile: what was measured on an older line is worth nothing.
      measures = [];
    },
    measured(askedAt, serverNow) {
      const trip = mark() - askedAt;
      measures = [...measures.slice(1 - kept), { trip, offset: serverNow + trip / 2 - mark() }];
    },
  };
};
