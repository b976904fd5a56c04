/** What a station asked under which key, and how it was answered: the same again is answered again, and not done again. Bounded. */
type Known<T> = { readonly asked: string; readonly answer: Promise<T> };

export type AskedBefore<T> = {
  /** @returns undefined when the key was used for something else */
  once(who: string, key: string, asked: unknown, deed: () => Promise<T>): Promise<T> | undefined;
};

const keptOfEach = 50;

/** @param failed an answer that may be asked for again under the same key */
export const openAskedBefore = <T>(failed: (answer: T) => boolean): AskedBefore<T> => {
  const all = new Map<string, Map<string, Known<T>>>();
  return {
    once(who, key, asked, deed) {
      const mine = all.get(who) ?? new Map<string, Known<T>>();
      all.set(who, mine);
      const name = JSON.stringify(asked);
      const known = mine.get(key);
      if (known) return known.asked === name ? known.answer : undefined;
      const answer = deed();
      mine.set(key, { asked: name, answer });
      void answer.then(
        (said) => failed(said) && mine.delete(key),
        () => mine.delete(key),
      );
      const [oldest] = mine.keys();
      if (mine.size > keptOfEach && oldest !== undefined) mine.delete(oldest);
      return answer;
    },
  };
};
