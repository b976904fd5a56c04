/**
 * A home folder for a throw-away OBS: settings, profile and one scene collection, ready before it starts.
 *
 * Every scene is one colour with its name written on it; the named inputs (looping tones) are in every
 * scene, clips (with picture, played once when their scene comes on) in the scenes that name them.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programPath } from '../../run/programs.ts';

const run = promisify(execFile);

export type ClipSeed = {
  readonly input: string;
  readonly scene: string;
  readonly seconds: number;
  /** A picture that moves for as long as its scene is on. */
  readonly loops?: boolean;
  /** What it shows: a source of ffmpeg's, to which size and rate are added; a test card without it. */
  readonly shows?: string;
};

export const overlayInput = 'show-overlay';

export type ObsSeed = {
  readonly scenes: readonly string[];
  /** Microphones and beds: heard in every scene. */
  readonly inputs: readonly string[];
  readonly clips: readonly ClipSeed[];
  /** The overlay's input is in every scene from the start, blended as a browser blends: OBS lets nobody set that from outside. */
  readonly hasOverlay?: boolean;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly port: number;
  readonly password: string;
};

const settings = (seed: ObsSeed): string => `[General]
FirstRun=true
ConfirmOnExit=false
LastVersion=486539266
EnableAutoUpdates=false

[Basic]
Profile=Show
ProfileDir=Show
SceneCollection=Show
SceneCollectionFile=Show

[BasicWindow]
PreviewEnabled=false

[OBSWebSocket]
ServerEnabled=true
ServerPort=${seed.port}
AuthRequired=true
ServerPassword=${seed.password}
AlertsEnabled=false
FirstLoad=false
`;

const profile = (seed: ObsSeed, recordings: string): string => `[General]
Name=Show

[Video]
BaseCX=${seed.width}
BaseCY=${seed.height}
OutputCX=${seed.width}
OutputCY=${seed.height}
FPSType=1
FPSInt=${seed.fps}

[Output]
Mode=Simple

[SimpleOutput]
FilePath=${recordings}
RecFormat=mkv
VBitrate=600
StreamEncoder=x264
RecQuality=Stream
Preset=ultrafast
`;

/** OBS writes colours as 0xAABBGGRR; hues are spread so that no two scenes look alike. */
const colourOf = (index: number, count: number): number => {
  const hue = (index / Math.max(1, count)) * 360;
  const part = (offset: number) => Math.round(60 + 120 * Math.max(0, Math.min(1, Math.abs((((hue + offset) % 360) - 180) / 60) - 1)));
  return (0xff000000 + (part(240) << 16) + (part(120) << 8) + part(0)) >>> 0;
};

type Source = { readonly id: string; readonly name: string; readonly settings: object; readonly mixers?: number };

const sceneSources = (seed: ObsSeed, scene: string, index: number): Source[] => {
  const ground = `${scene} ground`;
  const label = `${scene} label`;
  const clips = seed.clips.filter((clip) => clip.scene === scene).map((clip) => clip.input);
  const names = [ground, ...clips, label, ...seed.inputs, ...(seed.hasOverlay ? [overlayInput] : [])];
  const labelAt = { x: Math.round(seed.width / 20), y: Math.round(seed.height / 12) };
  const more = (name: string) => (name === label ? { pos: labelAt } : name === overlayInput ? { blend_method: 'srgb_off' } : {});
  const items = names.map((name, at) => ({ id: at + 1, name, visible: true, ...more(name) }));
  const font = { face: 'DejaVu Sans', size: Math.round(seed.height / 9), style: 'Bold', flags: 1 };
  return [
    {
      id: 'color_source_v3',
      name: ground,
      settings: { color: colourOf(index, seed.scenes.length), width: seed.width, height: seed.height },
    },
    { id: 'text_ft2_source_v2', name: label, settings: { text: scene, font } },
    { id: 'scene', name: scene, settings: { id_counter: items.length, items } },
  ];
};

/** A media file as OBS plays it; inputs keep running behind every scene, clips start when theirs comes on. */
const media = (name: string, file: string, looping: boolean): Source => ({
  id: 'ffmpeg_source',
  name,
  mixers: 255,
  settings: { local_file: file, is_local_file: true, looping, restart_on_activate: !looping, close_when_inactive: false },
});

const collection = (seed: ObsSeed, tone: string, clipFile: (clip: ClipSeed) => string): string =>
  JSON.stringify({
    name: 'Show',
    current_scene: seed.scenes[0],
    current_program_scene: seed.scenes[0],
    current_transition: 'Cut',
    transition_duration: 300,
    scene_order: seed.scenes.map((name) => ({ name })),
    sources: [
      ...seed.inputs.map((name) => media(name, tone, true)),
      ...(seed.hasOverlay ? [{ id: 'image_source', name: overlayInput, settings: {} }] : []),
      ...seed.clips.map((clip) => media(clip.input, clipFile(clip), clip.loops === true)),
      ...seed.scenes.flatMap((scene, index) => sceneSources(seed, scene, index)),
    ],
  });

const makeTone = (file: string): Promise<unknown> =>
  run(programPath('ffmpeg'), [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=440:duration=20',
    '-c:a',
    'pcm_s16le',
    '-ar',
    '48000',
    file,
  ]);

const makeClip = (file: string, { seconds, shows = 'testsrc2=' }: ClipSeed, seed: ObsSeed): Promise<unknown> =>
  run(programPath('ffmpeg'), [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `${shows}size=${seed.width}x${seed.height}:rate=${seed.fps}:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=660:duration=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-shortest', file],
  ]);

/** Writes everything OBS needs under `home`. */
export const seedHome = async (home: string, seed: ObsSeed): Promise<void> => {
  const config = join(home, '.config', 'obs-studio');
  const recordings = join(home, 'recordings');
  const tone = join(home, 'tone.wav');
  const clipFile = (clip: ClipSeed) => join(home, `clip-${seed.clips.indexOf(clip)}.mp4`);
  await mkdir(join(config, 'basic', 'profiles', 'Show'), { recursive: true });
  await mkdir(join(config, 'basic', 'scenes'), { recursive: true });
  await mkdir(recordings, { recursive: true });
  await makeTone(tone);
  for (const clip of seed.clips) await makeClip(clipFile(clip), clip, seed);
  await writeFile(join(config, 'global.ini'), settings(seed));
  await writeFile(join(config, 'basic', 'profiles', 'Show', 'basic.ini'), profile(seed, recordings));
  await writeFile(join(config, 'basic', 'scenes', 'Show.json'), collection(seed, tone, clipFile));
};
