/** What the panel of links asks the door over HTTP: a new link, and that one is revoked. Neither ever rejects. */
import { z } from 'zod';
import type { ViewKind } from '../../../server/contract/watch.ts';

const Linked = z.object({ link: z.string() });
const Refused = z.object({ message: z.string() });

type Asked = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly message: string };

const post = async (path: string, asked: object, unreachable: string): Promise<Asked> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json();
    return response.ok ? { ok: true, body } : { ok: false, message: Refused.safeParse(body).data?.message ?? unreachable };
  } catch {
    return { ok: false, message: unreachable };
  }
};

/** @returns the whole link, to be given to whoever watches; or why there is none */
export const makeLink = async (kind: ViewKind, name: string, unreachable: string): Promise<{ link: string } | { trouble: string }> => {
  const asked = await post('/operators/links', { kind, name }, unreachable);
  if (!asked.ok) return { trouble: asked.message };
  const linked = Linked.safeParse(asked.body);
  return linked.success ? { link: new URL(linked.data.link, location.href).href } : { trouble: unreachable };
};

/** @returns why it was not revoked, in the server’s words; undefined when it was */
export const revokeLink = async (id: string, unreachable: string): Promise<string | undefined> => {
  const asked = await post('/operators/links/revoke', { id }, unreachable);
  return asked.ok ? undefined : asked.message;
};
