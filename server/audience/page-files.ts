/**
 * The built phone page from memory: index.html and its assets, compressed once.
 *
 * The folder is read at the first request and again while it is missing, so that a build after the start is found.
 * Only files that were found in the folder can be asked for; a path never reaches the disk.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export type PageFile = {
  readonly type: string;
  readonly isLasting: boolean;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
};

const load = (dir: string): Map<string, PageFile> => {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const type = types[path.extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const full = path.join(entry.parentPath, entry.name);
    const name = `/${path.relative(dir, full).split(path.sep).join('/')}`;
    const plain = readFileSync(full);
    files.set(name === '/index.html' ? '/' : name, {
      type,
      isLasting: name.startsWith('/assets/'),
      plain,
      gzip: gzipSync(plain),
      br: brotliCompressSync(plain),
    });
  }
  return files;
};

export type PageFiles = {
  /** Undefined when there is no such file; `missing` when the page is not built. */
  find(name: string): PageFile | 'missing' | undefined;
};

export const openPageFiles = (dir: string): PageFiles => {
  let files: Map<string, PageFile> | undefined;
  return {
    find(name) {
      if (!files?.has('/')) {
        try {
          files = load(dir);
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        }
      }
      if (!files?.has('/')) return 'missing';
      return files.get(name);
    },
  };
};
