/**
 * What axe finds on a page that keeps somebody out: WCAG 2.0, 2.1 and 2.2, levels A and AA.
 *
 * No rule is left out. axe is brought in by the browser's own debugger, so the page keeps its policy of what may run.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
  // The program's picture in the front page's frame is for the air, and has no reader.
  iframes: false,
  preload: false,
};

/** @returns one line for each rule that is broken, with the places; empty when nobody is kept out */
export const findBarriers = async (page: Page, within = ':root'): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, any }) => `${id}: ${target.join(' ')} ${html.slice(0, 140)} ${any[0]?.message ?? ''}`),
  );
};
