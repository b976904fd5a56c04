/** What the player is told, each thing once: that we are here, how high we are, what is shown and hidden, that a vote is in. */
import type { EmbedShows } from '../../server/contract/embed-messages.ts';
import type { Told } from '../phone/voter.ts';
import type { Said } from './host-line.ts';

/** More than any card needs. */
const highest = 4000;

export type Tidings = {
  begin(): void;
  /** @param px of the card, broken ones too; 0: nothing is shown */
  height(px: number): void;
  shown(what: EmbedShows | undefined): void;
  votes(told: Pick<Told, 'votes' | 'polls'>): void;
  /** All of it once more, for a player that was not listening yet. */
  again(): void;
};

export const createTidings = (station: string, say: (message: Said) => void): Tidings => {
  let height: number | undefined;
  let what: EmbedShows | undefined;
  /** Votes that were tapped here and are on their way: those that were in before are no news. */
  const onTheWay = new Set<number>();
  const sayHeight = (): void => {
    if (height !== undefined) say({ type: 'size', height });
  };
  const begin = (): void => say({ type: 'ready', version: 1, station });
  return {
    begin,
    height(px) {
      const next = Math.min(highest, Math.ceil(px));
      if (next === height) return;
      height = next;
      sayHeight();
    },
    shown(next) {
      if (next === what) return;
      if (what) say({ type: 'hidden', what });
      what = next;
      if (what) say({ type: 'shown', what });
    },
    votes({ votes, polls }) {
      for (const { number, pollId } of polls) {
        const state = votes[number]?.state;
        if (state === 'sending') onTheWay.add(number);
        else if (onTheWay.delete(number) && state === 'in') say({ type: 'voted', poll: pollId });
      }
    },
    again() {
      begin();
      sayHeight();
      if (what) say({ type: 'shown', what });
    },
  };
};
