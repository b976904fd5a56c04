/** Rules of 1080i50, kept by what the graphics are written in: their style sheets and their moves. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const overlays = path.resolve(import.meta.dirname, '../../overlays');
const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(path.join(overlays, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(overlays, path.join(entry.parentPath, entry.name)));
const sheets = [...filesIn('graphics', '.css'), ...filesIn('station', '.css'), 'program/stage.css'];
const read = (file: string) => readFileSync(path.join(overlays, file), 'utf8');

/** Declarations of a sheet that say something of lines: how high, how far down, how thick. */
const vertical =
  /(?:^|[{;\s])((?:min-|max-)?height|top|bottom|inset|border(?:-(?:top|bottom))?(?:-width)?|outline|text-decoration-thickness):\s*([^;}]+)/g;
/** Of `inset`, what is said of top and bottom. */
const linesOf = (property: string, value: string): readonly string[] => {
  const lengths = value.trim().split(/\s+/);
  return property === 'inset' ? [lengths[0] ?? '', lengths[2] ?? lengths[0] ?? ''] : lengths;
};
const pixels = (text: string): readonly number[] => [...text.matchAll(/(?<![\w.-])(-?\d+(?:\.\d+)?)px/g)].map(([, n]) => Number(n));
const isOdd = (n: number) => n % 2 !== 0;

const oddLines = (css: string): readonly string[] =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(vertical)].flatMap(([, property = '', value = '']) =>
    linesOf(property, value).some((part) => pixels(part).some(isOdd)) ? [`${property}: ${value.trim()}`] : [],
  );

/** How far down something is moved: whole even lines, or its own (even) height and whole even lines more. */
const isEvenMove = (distance: string): boolean => {
  const text = distance.trim();
  const own = /^calc\(-?100% [+-] (\d+)px\)$/.exec(text);
  if (own) return !isOdd(Number(own[1]));
  return text === '0' || text === '-50%' || (/^-?\d+px$/.test(text) && !isOdd(Number.parseInt(text, 10)));
};
/** Arguments of a call, whose own parentheses may hold one more pair. */
const calls = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`${name}\\(((?:[^()]|\\([^()]*\\))*)\\)`, 'g'))].map(([, inside]) => inside ?? '');
const oddMoves = (text: string): readonly string[] => [
  ...calls(text, 'translateY').filter((distance) => !isEvenMove(distance)),
  ...calls(text, 'translate')
    .map((both) => both.split(',')[1] ?? '0')
    .filter((distance) => !distance.includes('$') && !isEvenMove(distance))
    .map((distance) => distance.trim()),
];

describe('on an interlaced picture', () => {
  it.each(sheets)('[G34] %s has no line, height or offset of an odd number of lines', (file) => {
    expect(oddLines(read(file))).toEqual([]);
  });

  it.each([...sheets, ...filesIn('graphics', '.ts')])('[G34] %s moves nothing up or down by an odd number of lines', (file) => {
    expect(oddMoves(read(file))).toEqual([]);
  });

  it.each(sheets)('[G34] %s has nothing that moves up or down for ever, at whatever speed', (file) => {
    const css = read(file);
    const endless = [...css.matchAll(/animation:\s*([\w-]+)[^;]*infinite/g)].map(([, name]) => name ?? '');
    const keyframes = endless.map((name) => /\{(?:[^{}]|\{[^{}]*\})*\}/.exec(css.slice(css.indexOf(`@keyframes ${name}`)))?.[0] ?? '');
    expect(keyframes.filter((frames) => /translate(?!X)|top:|bottom:|height:/.test(frames))).toEqual([]);
  });

  it('[G34] is told from one that may be: thin lines, odd heights, moves by a share of a height', () => {
    expect(oddLines('a{border:1px solid red;height:62px}b{top:53px}c{inset:54px 95px auto 3px;width:7px}')).toEqual([
      'border: 1px solid red',
      'top: 53px',
    ]);
    expect(oddMoves('translateY(104%) translateY(12px) translateY(calc(100% + 8px)) translate(3px, 7px) translateY(-3px)')).toEqual([
      '104%',
      '-3px',
      '7px',
    ]);
  });
});
