/** What goes and comes again as it was, in one change, is not seen to: it stays as it stands, under its new id. */
import type { GraphicData, GraphicOn } from '../../server/contract/graphics.ts';

/** A label looks the same whether it must stand there or not. */
export const looksOf = (data: GraphicData): string => JSON.stringify(data.kind === 'label' ? { ...data, mandatory: undefined } : data);

/**
 * @param on what is wanted now
 * @param standing what stands now, by id
 * @returns of those that come, by id, which of those that go looks just like it; none stays for two
 */
export const whatStays = (on: readonly GraphicOn[], standing: ReadonlyMap<string, GraphicData>): ReadonlyMap<string, string> => {
  const wanted = new Set(on.map(({ id }) => id));
  const going = new Map([...standing].filter(([id]) => !wanted.has(id)).map(([id, data]) => [id, looksOf(data)]));
  const stays = new Map<string, string>();
  if (going.size === 0) return stays;
  for (const { id, data } of on) {
    if (standing.has(id)) continue;
    const looks = looksOf(data);
    const found = [...going].find(([, gone]) => gone === looks);
    if (!found) continue;
    stays.set(id, found[0]);
    going.delete(found[0]);
  }
  return stays;
};
