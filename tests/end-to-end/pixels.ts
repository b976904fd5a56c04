/** Pictures as numbers: how bright, and how unlike another, within a box. Decoded by ffmpeg. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { programPath } from '../run/programs.ts';

export type Pixels = { readonly width: number; readonly height: number; readonly rgb: Buffer };
/** Shares of the picture's width and height, 0…1. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const size = { width: 640, height: 360 };

export const decode = (pngFile: string): Promise<Pixels> =>
  new Promise((resolve, reject) => {
    const args = ['-v', 'error', '-i', pngFile, '-s', `${size.width}x${size.height}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
    execFile(programPath('ffmpeg'), args, { encoding: 'buffer', maxBuffer: 10_000_000 }, (error, rgb) => {
      if (error) reject(error);
      else resolve({ ...size, rgb });
    });
  });

export const savePicture = (file: string, dataUrl: string): Promise<void> =>
  writeFile(file, Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'));

const meanOver = ({ width, height }: Pixels, box: Box, valueAt: (offset: number) => number): number => {
  const [left, right] = [Math.floor(box.x * width), Math.ceil((box.x + box.width) * width)];
  const [top, bottom] = [Math.floor(box.y * height), Math.ceil((box.y + box.height) * height)];
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1)
    for (let x = Math.max(0, left); x < Math.min(width, right); x += 1) {
      for (let channel = 0; channel < 3; channel += 1) sum += valueAt((y * width + x) * 3 + channel);
      count += 3;
    }
  return count === 0 ? 0 : sum / count;
};

const whole: Box = { x: 0, y: 0, width: 1, height: 1 };

/** 0 (black) to 255. */
export const brightness = (picture: Pixels, box: Box = whole): number => meanOver(picture, box, (at) => picture.rgb[at] ?? 0);

/** Mean difference of a colour channel, 0 (the same) to 255. */
export const difference = (a: Pixels, b: Pixels, box: Box = whole): number =>
  meanOver(a, box, (at) => Math.abs((a.rgb[at] ?? 0) - (b.rgb[at] ?? 0)));

/** Every pixel as it is: red, green, blue and alpha, 0 to 255, colours not multiplied by alpha. */
export type Whole = { readonly width: number; readonly height: number; readonly rgba: Buffer };

/** At the size that it has. */
export const decodeWhole = (pngFile: string): Promise<Whole> =>
  new Promise((resolve, reject) => {
    const args = ['-v', 'error', '-i', pngFile, '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'];
    execFile(programPath('ffmpeg'), args, { encoding: 'buffer', maxBuffer: 40_000_000 }, (error, rgba) => {
      if (error) return reject(error);
      // Of a PNG, width and height stand in its first chunk.
      readFile(pngFile).then((png) => resolve({ width: png.readUInt32BE(16), height: png.readUInt32BE(20), rgba }), reject);
    });
  });

/** What each part of a picture with graphics over it is, against graphics and picture alone. All of 0 to 255, the worst of any channel of any pixel. */
export type Mix = {
  readonly count: { readonly clear: number; readonly opaque: number; readonly partly: number };
  /** Where nothing of the graphics is: off from the picture alone. */
  readonly clear: number;
  /** Where they let nothing through: off from their own colours. */
  readonly opaque: number;
  /** Where they let some through: off from the mix by their alpha, and too dark by. */
  readonly partly: number;
  readonly tooDark: number;
};

export const mixOf = (program: Whole, graphics: Whole, picture: Whole): Mix => {
  const count = { clear: 0, opaque: 0, partly: 0 };
  const most = { clear: 0, opaque: 0, partly: 0, tooDark: 0 };
  for (let at = 0; at < graphics.rgba.length; at += 4) {
    const alpha = (graphics.rgba[at + 3] ?? 0) / 255;
    const part = alpha === 0 ? 'clear' : alpha === 1 ? 'opaque' : 'partly';
    count[part] += 1;
    for (let channel = at; channel < at + 3; channel += 1) {
      const off = (program.rgba[channel] ?? 0) - (alpha * (graphics.rgba[channel] ?? 0) + (1 - alpha) * (picture.rgba[channel] ?? 0));
      most[part] = Math.max(most[part], Math.abs(off));
      if (part === 'partly') most.tooDark = Math.max(most.tooDark, -off);
    }
  }
  return { count, ...most };
};

/** Of pixels whose alpha in the graphics is this: the share that differs at all between two pictures. */
export const movedShare = (one: Whole, other: Whole, graphics: Whole, isAsked: (alpha: number) => boolean): number => {
  let [asked, moved] = [0, 0];
  for (let at = 0; at < graphics.rgba.length; at += 4) {
    if (!isAsked(graphics.rgba[at + 3] ?? 0)) continue;
    asked += 1;
    if (!one.rgba.subarray(at, at + 3).equals(other.rgba.subarray(at, at + 3))) moved += 1;
  }
  return asked === 0 ? 0 : moved / asked;
};
