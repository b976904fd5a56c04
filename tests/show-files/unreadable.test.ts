/** Files that are no show files at all are answers, too, never exceptions. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEpisode } from '../../server/show-files.ts';
import { type Folder, openFolder } from './on-disk.ts';

describe('a file that cannot be read as a show', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await openFolder();
  });
  afterEach(() => folder.remove());

  const told = async (content: string | Uint8Array): Promise<string[]> => {
    const reading = await loadEpisode(await folder.write('episode.yaml', content));
    return reading.ok ? [] : reading.problems.map(({ line, field, message }) => `${line} ${field} ${message}`);
  };

  it('is told when it is not there', async () => {
    const reading = await loadEpisode(`${folder.path}/nowhere.yaml`);
    expect(reading.ok ? [] : reading.problems.map(({ message, fix }) => `${message}. ${fix}`)).toEqual([
      'there is no such file. Check the name and the folder.',
    ]);
  });

  it('is told when it is a folder', async () => {
    const reading = await loadEpisode(folder.path);
    expect(reading.ok ? [] : reading.problems.map(({ message }) => message)).toEqual(['this is not a file']);
  });

  it('is told when it is empty', async () => {
    expect(await told('')).toEqual(['1  the file is empty']);
    expect(await told('# nothing yet\n')).toEqual(['1  the file is empty']);
  });

  it('is told when it is larger than any show', async () => {
    expect(await told(`# ${'x'.repeat(2_000_001)}`)).toEqual(['1  the file is larger than 2 MB']);
  });

  it('is told the line on which it stops being UTF-8', async () => {
    const gbk = Uint8Array.of(0xc6, 0xbb, 0xb9, 0xfb);
    expect(await told(Buffer.concat([Buffer.from('episode: one\ntitle: 苹果\nnote: '), gbk, Buffer.from('\n')]))).toEqual([
      '3  the file is not UTF-8 text',
    ]);
  });

  it('is told the line of a quote that does not close', async () => {
    expect(await told('episode: one\ntitle: "Apples\ndate: 2026-12-03\n')).toEqual([
      expect.stringMatching(/^\d+ {2}missing closing "quote$/),
    ]);
  });

  it('is told when tabs indent it', async () => {
    expect(await told('segments:\n\t- id: one\n')).toContainEqual(expect.stringMatching(/^2 {2}tabs are not allowed as indentation/));
  });

  it('is told when its aliases would unfold to more than anyone wrote', async () => {
    const levels = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(', ')}]`);
    const problems = await told(['a0: &a0 [x, x]', ...levels].join('\n'));
    expect(problems).toEqual([expect.stringContaining('the file cannot be put together')]);
  });

  it('is told when it is nested without end', async () => {
    expect(await told('['.repeat(200_000))).toEqual(['1  the file is nested too deeply to be read']);
    expect(await told(`${'- '.repeat(20_000)}end`)).toEqual(['1  the file is nested too deeply to be read']);
  });

  it('is told once when it is something else entirely', async () => {
    expect(await told('- just\n- a list\n')).toEqual(['1  this is a list']);
    expect(await told('series: nowhere.yaml')).toContainEqual('1  there is no such file');
  });

  it('tells what is missing from an almost empty episode, and checks the series it names', async () => {
    const problems = await told('series: series.yaml\n');
    expect(problems.filter((one) => one.includes('this field is missing')).map((one) => one.split(' ')[1])).toEqual([
      'episode',
      'title',
      'date',
      'start',
      'hardOut',
      'closingClip',
      'segments',
    ]);
  });
});
