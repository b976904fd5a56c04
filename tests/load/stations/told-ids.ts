/** Every event that counts of each station's feed, as the house has it on disk: over all lives of the server, in order. */
import path from 'node:path';
import Database from 'better-sqlite3';

type Row = { readonly epoch: string; readonly told: string };

/** How many entries the book has: one for each that was told, by how many stations have the same. */
export const entriesOnRecord = (dataDir: string): number => {
  const book = new Database(path.join(dataDir, 'feed.sqlite'), { readonly: true });
  const count = book.prepare('SELECT count(*) FROM entries').pluck().get() as number;
  book.close();
  return count;
};

/** Read past the house's own code: what it would not find there is missing. Some stations are told later of what others were told before. */
export const idsOnRecord = (dataDir: string): ((station: string) => readonly string[]) => {
  const book = new Database(path.join(dataDir, 'feed.sqlite'), { readonly: true });
  const lives = new Map<string, Map<string, number[]>>();
  for (const { epoch, told } of book.prepare<[], Row>('SELECT epoch, told FROM entries ORDER BY place').all()) {
    const life = lives.get(epoch) ?? new Map<string, number[]>();
    lives.set(epoch, life);
    for (const [station, sequence] of Object.entries(JSON.parse(told) as Record<string, number>)) {
      const theirs = life.get(station) ?? [];
      theirs.push(sequence);
      life.set(station, theirs);
    }
  }
  book.close();
  return (station) =>
    [...lives].flatMap(([epoch, life]) => (life.get(station) ?? []).toSorted((a, b) => a - b).map((sequence) => `${epoch}-${sequence}`));
};
