/** What every page of the docs must hold: links that lead somewhere, samples cut from files that run, decisions in their form. */
import { dirname, join, normalize } from 'node:path';

/** Text of a file by its path from the house; undefined when there is none. A folder reads as an empty text. */
export type Read = (path: string) => string | undefined;

const fence = /^```.*?^```$/gms;

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsOf = (text: string): readonly string[] =>
  [...text.replaceAll(fence, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));

/** @returns one sentence per relative link of the page that leads nowhere */
export const deadLinks = (page: string, text: string, read: Read): readonly string[] =>
  [...text.replaceAll(fence, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .flatMap((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
      const found = read(file);
      if (found === undefined) return [`${page} links to ${target}, which is not there`];
      return anchor !== undefined && !anchorsOf(found).includes(anchor) ? [`${page} links to ${target}, which has no such heading`] : [];
    });

const regionOf = (text: string, region: string | undefined): string | undefined => {
  if (region === undefined) return text.trimEnd();
  const lines = text.split('\n');
  const marks = (word: string) => lines.findIndex((line) => new RegExp(`^\\s*(//|#|/\\*)\\s*#?${word} ${region}\\b`).test(line));
  const [start, end] = [marks('region'), marks('endregion')];
  if (start === -1 || end <= start) return undefined;
  const cut = lines.slice(start + 1, end);
  const indent = Math.min(...cut.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return cut.map((line) => line.slice(indent)).join('\n');
};

/**
 * Puts into every fence that names a file (```ts file=server/core/timing.ts#region) what that file says now.
 * @throws Error when the file or its region is not there
 */
export const withSamples = (page: string, text: string, read: Read): string =>
  text.replaceAll(/^(```\w+ file=(\S+?)(?:#(\S+))?)\n.*?^```$/gms, (_, head: string, file: string, region: string | undefined) => {
    const cut = regionOf(read(file) ?? '', region);
    if (cut === undefined || cut === '') throw new Error(`${page} shows ${file}${region ? `#${region}` : ''}, which is not there`);
    return `${head}\n${cut}\n\`\`\``;
  });

/** Puts the generated part between its marks. @throws Error when a mark names no generator, or is not closed */
export const withGenerated = (page: string, text: string, make: (name: string) => string): string => {
  const opened = text.match(/<!-- generated: [\w-]+ -->/g)?.length ?? 0;
  let filled = 0;
  const result = text.replaceAll(
    /(<!-- generated: ([\w-]+) -->)\n.*?(<!-- \/generated -->)/gms,
    (_, open: string, name: string, close: string) => {
      filled += 1;
      return `${open}\n\n${make(name)}\n\n${close}`;
    },
  );
  if (filled !== opened) throw new Error(`${page} opens a generated part that it does not close`);
  return result;
};

const headings = ['Context', 'Decision', 'Consequences', 'Revisit when'];

/** @returns what is wrong with the form of a decision page */
export const decisionFaults = (page: string, text: string): readonly string[] => {
  const faults = headings.filter((heading) => !text.includes(`\n## ${heading}\n`)).map((heading) => `${page} lacks "## ${heading}"`);
  if (!/(^|\/)\d{4}-[a-z0-9-]+\.md$/.test(page)) faults.push(`${page} is not named like 0001-what-was-decided.md`);
  if (text.trimEnd().split('\n').length >= 40) faults.push(`${page} is not under 40 lines`);
  return faults;
};

/** @returns one sentence per package that no decision page names; types of a package go with it */
export const undecidedPackages = (packages: readonly string[], decisions: string): readonly string[] =>
  packages
    .filter((name) => !name.startsWith('@types/') && !decisions.includes(`\`${name}\``))
    .map((name) => `package.json has ${name}, which no page of docs/decisions/ names`);
