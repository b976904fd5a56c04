/** Pictures as numbers: how bright, and how unlike another, within a box. Decoded by ffmpeg. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
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
