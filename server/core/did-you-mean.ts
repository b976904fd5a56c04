/**
 * The nearest of some known words, for a word that somebody mistyped.
 *
 * Near is two slips at most, and fewer slips than half the word: below that a guess only confuses.
 */

/** How many slips (a letter more, less, other, or two swapped) lead from one word to the other; more than `most` is answered as `most + 1`. */
export const slipsBetween = (written: string, known: string, most: number): number => {
  if (Math.abs(written.length - known.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: known.length + 1 }, (_, column) => column);
  for (let row = 1; row <= written.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= known.length; column += 1) {
      const same = written[row - 1] === known[column - 1] ? 0 : 1;
      const swapped = written[row - 1] === known[column - 2] && written[row - 2] === known[column - 1];
      const plain = Math.min((above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same);
      here.push(swapped ? Math.min(plain, (before[column - 2] ?? 0) + 1) : plain);
    }
    before = above;
    above = here;
  }
  return Math.min(above[known.length] ?? 0, most + 1);
};

export const didYouMean = (written: string, known: readonly string[]): string | undefined => {
  const word = written.slice(0, 64).toLowerCase();
  const most = Math.min(2, Math.ceil(word.length / 2) - 1);
  const near = known
    .map((name) => ({ name, slips: slipsBetween(word, name.toLowerCase(), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((one, other) => one.slips - other.slips);
  return near[0]?.name;
};
