/** Every event that counts of each station's feed. */
import { stations } from './hundred.ts';
import type { StationHouse } from './station-house.ts';

/** As far as the house has come, by each station's own state: sequences have no gaps. */
export const idsOnRecord = async ({ front, keyOf }: StationHouse): Promise<(station: string) => readonly string[]> => {
  const ids = new Map<string, readonly string[]>();
  for (const { id } of stations) {
    const answer = await fetch(`${front}/stations/v1/state`, { headers: { authorization: `Bearer ${keyOf(id)}` } });
    const { snapshot } = (await answer.json()) as { snapshot: { id: string } };
    const dash = snapshot.id.lastIndexOf('-');
    const count = Number(snapshot.id.slice(dash + 1));
    ids.set(
      id,
      Array.from({ length: count + 1 }, (_, n) => `${snapshot.id.slice(0, dash)}-${n}`),
    );
  }
  return (station) => ids.get(station) ?? [];
};
