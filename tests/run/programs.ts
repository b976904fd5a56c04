/**
 * The one table of programs that suites drive, besides Node and the project's own packages.
 *
 * A suite names what it needs in its header (`// needs: chromium, obs`); tests/house/programs.test.ts fails when a
 * suite or its harness starts a program that its header or this table does not name.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Program = {
  /** Debian's and Ubuntu's packages. */
  readonly debian: readonly string[];
  readonly elsewhere: string;
  /** An environment variable that points at the program, for machines that keep it elsewhere. */
  readonly variable: string;
  /** Looked for on the PATH, first found first. */
  readonly commands: readonly string[];
  /** Looked for after the PATH. */
  readonly places: readonly string[];
  /** Must also be root to be of use. */
  readonly asRoot?: true;
};

export const programs = {
  chromium: {
    debian: ['chromium'],
    elsewhere: 'install Chromium or Google Chrome',
    variable: 'CUECART_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  },
  obs: {
    debian: ['obs-studio', 'obs-plugins'],
    elsewhere: 'install OBS Studio 28 or later (obsproject.com)',
    variable: 'CUECART_OBS',
    commands: ['obs'],
    places: ['/Applications/OBS.app/Contents/MacOS/OBS'],
  },
  xvfb: {
    debian: ['xvfb'],
    elsewhere: 'install Xvfb, the X server without a screen (a package of X.Org)',
    variable: 'CUECART_XVFB',
    commands: ['Xvfb'],
    places: ['/opt/X11/bin/Xvfb'],
  },
  ffmpeg: {
    debian: ['ffmpeg'],
    elsewhere: 'install ffmpeg (ffmpeg.org)',
    variable: 'CUECART_FFMPEG',
    commands: ['ffmpeg'],
    places: ['/opt/homebrew/bin/ffmpeg'],
  },
  mount: {
    debian: ['mount'],
    elsewhere: 'run the tests on Linux as root, who may mount a small filesystem',
    variable: 'CUECART_MOUNT',
    commands: ['mount', 'umount'],
    places: [],
    asRoot: true,
  },
} as const satisfies Record<string, Program>;

/** Comes with every system that has the others, or is done without where it is missing. */
export const withEverySystem: readonly string[] = ['setpriv', 'perl'];

export type ProgramName = keyof typeof programs;

export const isProgram = (name: string): name is ProgramName => name in programs;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
};

/** Where the program is, or undefined when this machine has none. */
export const findProgram = (name: ProgramName, environment: NodeJS.ProcessEnv = process.env): string | undefined => {
  const { variable, commands, places, asRoot }: Program = programs[name];
  if (asRoot && process.getuid?.() !== 0) return undefined;
  const told = environment[variable];
  if (told) return isExecutable(told) ? told : undefined;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...commands.flatMap((command) => folders.map((folder) => join(folder, command))), ...places].find(isExecutable);
};

/** How to get a program, in one clause. */
export const howToGet = (name: ProgramName): string => {
  const { debian, elsewhere, variable } = programs[name];
  return `on Debian or Ubuntu: apt-get install ${debian.join(' ')}; elsewhere: ${elsewhere}, or set ${variable} to where it is`;
};

/** Where the program is; throws saying how to get it. What harnesses call. */
export const programPath = (name: ProgramName): string => {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`${name} is not here; ${howToGet(name)}.`);
  return path;
};
