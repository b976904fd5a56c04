/** Every event that counts of each station's feed, as the house has it on disk: over all lives of the server, in order. */
import path from 'node:path';
import Database from 'better-sqlite3';

type Row = { readonly epoch: string; readonly told: string };

/** Read past the house's own code: what it would not find there is missing. */
export const idsOnRecord = (dataDir: string): ((station: string) => readonly string[]) => {
  const book = new Database(path.join(dataDir, 'feed.sqlite'), { readonly: true });
  const ids = new Map<string, string[]>();
  for (const { epoch, told } of book.prepare<[], Row>('SELECT epoch, told FROM entries ORDER BY place').all())
    for (const [station, sequence] of Object.entries(JSON.parse(told) as Record<string, number>)) {
      const theirs = ids.get(station) ?? [];
      theirs.push(`${epoch}-${sequence}`);
      ids.set(station, theirs);
    }
  book.close();
  return (station) => ids.get(station) ?? [];
};
