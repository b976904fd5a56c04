/**
 * The links of the views: who may watch what, kept as one small record.
 *
 * A token is random and kept only as its hash; it is good until its link is revoked, over restarts too.
 * A link that was revoked and one that never was are the same here: neither is known.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { EpochMs } from '../../contract/units.ts';
import { ViewKind } from '../../contract/watch.ts';
import type { KeptRecords } from '../kept-records.ts';
import { hashOf, randomToken } from '../sign-in.ts';

const KeptLink = z.object({ id: z.string(), kind: ViewKind, name: z.string(), by: z.string(), madeAt: z.number(), hash: z.string() });
export type KeptLink = z.infer<typeof KeptLink>;
const KeptLinks = z.array(KeptLink);

export type ViewLinks = {
  /** Reads the record; rejects while the disk does not answer, and may be asked again. */
  ready(): Promise<void>;
  /** Those that are good, oldest first; empty until `ready`. */
  all(): readonly KeptLink[];
  /** Resolves the new link's token; undefined when there are too many already. */
  make(kind: ViewKind, name: string, by: string, at: EpochMs): Promise<string | undefined>;
  /** Resolves false when there is no such link. */
  revoke(id: string): Promise<boolean>;
  linkOf(token: string): Promise<KeptLink | undefined>;
};

const record = 'view-links';
export const mostLinks = 40;

/** A record nobody can read lets nobody in: links are made anew. */
const read = (text: string | undefined): readonly KeptLink[] => {
  try {
    return KeptLinks.safeParse(JSON.parse(text ?? '[]')).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

export const viewLinks = (records: KeptRecords): ViewLinks => {
  let links: readonly KeptLink[] = [];
  let isRead = false;

  const ready = async () => {
    if (isRead) return;
    const kept = read(await records.get(record));
    if (isRead) return;
    links = kept;
    isRead = true;
  };
  const keep = (next: readonly KeptLink[]) => {
    links = next;
    return records.set(record, JSON.stringify(links));
  };

  return {
    ready,
    all: () => links,
    async make(kind, name, by, at) {
      await ready();
      if (links.length >= mostLinks) return undefined;
      const token = randomToken();
      await keep([...links, { id: `view-${randomBytes(6).toString('hex')}`, kind, name, by, madeAt: at, hash: hashOf(token) }]);
      return token;
    },
    async revoke(id) {
      await ready();
      if (!links.some((link) => link.id === id)) return false;
      await keep(links.filter((link) => link.id !== id));
      return true;
    },
    async linkOf(token) {
      await ready();
      const hash = hashOf(token);
      return links.find((link) => link.hash === hash);
    },
  };
};
