/** A link of a view, as a desk makes it: asked for without a press, by one who may. */
import type { Page } from 'playwright-core';
import type { ViewKind } from '../../../server/contract/watch.ts';

/** @returns its path, with the token after the hash */
export const viewLink = (desk: Page, kind: ViewKind, name: string): Promise<string> =>
  desk.evaluate(
    async (wanted) => {
      const how = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wanted) };
      const answer = await fetch('/operators/links', how);
      return ((await answer.json()) as { link: string }).link;
    },
    { kind, name },
  );
