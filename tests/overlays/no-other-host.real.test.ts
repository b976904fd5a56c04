// needs: chromium
/** The overlay pages as they are built: nothing in them is fetched from anybody but us. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stageHand } from './stage-hand.ts';

const { rig } = stageHand();

it('[F26] names no other host in any built page, script or style', () => {
  const built = readdirSync(rig().pages, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:html|js|css)$/.test(file));
  expect(built.some((file) => file.includes('status'))).toBe(true);
  const hosts = built.flatMap((file) =>
    [...readFileSync(join(rig().pages, file), 'utf8').matchAll(/(?:https?:|wss?:|["'`(])\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(
      ([, host]) => host,
    ),
  );
  // Names of XML vocabularies, where a package's own error text sends its reader, and the gallery's invented shop: nothing is fetched from any.
  expect([...new Set(hosts)].filter((host) => host !== 'www.w3.org' && host !== 'socket.io' && !host?.endsWith('.example'))).toEqual([]);
});
