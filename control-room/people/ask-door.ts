/** What the people's dialog asks the door over HTTP: another link, the way out. */
import { z } from 'zod';
import type { Role } from '../../server/contract/commands.ts';

const Linked = z.object({ link: z.string() });
const Refused = z.object({ message: z.string() });

const post = (path: string, body: object) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });

export type LinkAnswer = { readonly ok: true; readonly link: string } | { readonly ok: false; readonly message: string };

export const askForLink = async (role: Role, name: string, unreachable: string): Promise<LinkAnswer> => {
  try {
    const body: unknown = await (await post('/operators/invite', { role, name })).json();
    const linked = Linked.safeParse(body);
    if (linked.success) return { ok: true, link: linked.data.link };
    return { ok: false, message: Refused.safeParse(body).data?.message ?? unreachable };
  } catch {
    return { ok: false, message: unreachable };
  }
};

/** Leaves in any case: without an answer the page still forgets what it shows. */
export const signOut = async (): Promise<void> => {
  try {
    await post('/operators/sign-out', {});
  } finally {
    location.replace('/control/sign-in');
  }
};
