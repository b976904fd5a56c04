/** A show file with mistakes: each is told at its line, all in one go. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEpisode, loadSeries, type Problem } from '../../server/show-files.ts';
import { demoText, type Folder, openFolder } from './on-disk.ts';
import { outputMistakes } from './output-mistakes.ts';
import { stationMistakes } from './station-mistakes.ts';

const broken = fileURLToPath(new URL('./broken/', import.meta.url));

/** Mistakes are marked in the files: `# ✗ field, field`, or `# ✗ (twice)`. */
const marked = (name: string): string[] =>
  readFileSync(path.join(broken, name), 'utf8')
    .split('\n')
    .flatMap((text, index) => (text.split(' # ✗ ')[1]?.split(', ') ?? []).map((field) => `${name}:${index + 1} ${field}`));
const told = (problems: readonly Problem[]): string[] =>
  problems.map(({ file, line, field }) => `${path.basename(file)}:${line} ${field || '(twice)'}`);

describe('an episode with more than twenty mistakes, and a series with six', () => {
  it('are told every mistake at once, each at its own line and field, and nothing that follows only from another', async () => {
    const reading = await loadEpisode(path.join(broken, 'episode.yaml'));
    const expected = [...marked('episode.yaml'), ...marked('series.yaml')];
    expect(expected.length).toBeGreaterThanOrEqual(26);
    expect(reading.ok ? [] : told(reading.problems)).toEqual(expected);
  });

  it('say in every case what is wrong and what to write instead', async () => {
    const reading = await loadEpisode(path.join(broken, 'episode.yaml'));
    const problems = reading.ok ? [] : reading.problems;
    expect(
      problems.filter(
        ({ message, fix }) => message === '' || !/^[A-Z].*[.?]$/.test(fix) || /Invalid|expected|undefined/.test(message + fix),
      ),
    ).toEqual([]);
    const fix = (field: string) => problems.find((one) => one.field === field)?.fix;
    expect(fix('segments[1].kind')).toBe('Did you mean "guest"?');
    expect(fix('guests[0].aproved')).toBe('Did you mean "approved"?');
    expect(fix('segments[1].shots[1]')).toBe('Did you mean "wide"?');
    expect(fix('products[0].itemNumber')).toBe('Put it in quotes: "101".');
  });
});

describe('one mistake in the demo show', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await openFolder();
  });
  afterEach(() => folder.remove());

  type Change = { series?: [string, string]; episode?: [string, string] };
  const problemsOf = async ({ series, episode }: Change): Promise<string[]> => {
    await folder.write('series.yaml', (await demoText('series.yaml', ...(series ?? []))).replace(/^ {4}file: .*\n/gm, ''));
    const text = await demoText('episodes/2026-12-03.yaml', ...(episode ?? []));
    const reading = await loadEpisode(await folder.write('episode.yaml', text.replace('series: ../series.yaml', 'series: series.yaml')));
    return reading.ok ? [] : reading.problems.map(({ field, message, fix }) => `${field} — ${message}. ${fix}`);
  };

  it('is not there to begin with', async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  const mistakes: [string, Change, string][] = [
    ...stationMistakes,
    [
      'a running order longer than the channel is ours',
      { episode: ['hardOut: "22:00"', 'hardOut: "21:30"'] },
      'hardOut — the running order lasts 1:59:30 and there are 1:30:00 until the hard out: 29:30 too long. Shorten segments, or put some on the bench (spare: true).',
    ],
    [
      'a poll that no segment holds',
      { episode: ['polls:\n', 'polls:\n  - { id: lonely, question: Alone? }\n'] },
      'polls[0].id — no segment holds the poll "lonely". Write it as poll of a segment, with a poll cue that opens it.',
    ],
    [
      'a poll opened twice',
      { episode: ['kind: poll, trigger: "+0:12", poll: orange', 'kind: poll, trigger: "+0:12", poll: apple'] },
      'segments[11].cues[2].poll — the poll "apple" is already taken. A poll is opened once: drop this cue, or hold a poll of its own.',
    ],
    [
      'a path without a vote among the eligible ones',
      { episode: ['    window: 45s\n', '    window: 45s\n    paths: [web, overseas]\n'] },
      'polls[2].paths[1] — viewers of path "overseas" do not vote. Write a path whose viewers vote, or set its votes to true in the series file.',
    ],
    [
      'a station by the name of an output of the house',
      { series: ['  - id: south-bank\n', '  - id: recording\n'] },
      'stations[1].id — "recording" is an output of the house itself. Give the station a name of its own.',
    ],
    ...outputMistakes,
    [
      '[F45] an origin with a path',
      { series: ['  - id: south-bank\n', '  - id: south-bank\n    embed: ["https://tv.example/live"]\n'] },
      'stations[1].embed[0] — "https://tv.example/live" cannot be used here. Write the origin alone, as browsers do: "https://tv.example".',
    ],
    [
      '[G43] a logo that is not there',
      { series: ['# A path is', 'theme: { logo: logo.svg }\n# A path is'] },
      'theme.logo — there is no file "logo.svg". Put the picture beside the series file, or leave logo out.',
    ],
    [
      '[G43] a logo of a station that is not there',
      { series: ['  - id: south-bank\n', '  - id: south-bank\n    logo: bank.png\n'] },
      'stations[1].logo — there is no file "bank.png". Put the picture beside the series file, or leave logo out.',
    ],
    [
      '[G43] a brand that cannot be read',
      { series: ['accent: "#f2a51e"', 'accent: "#3a4a42"'] },
      'brand.accent — figures of accent on the dark plates have a contrast of 1.8 to 1, and 3 is the least on television. Write "#616e68".',
    ],
    [
      'a shot cue outside the segment’s shots',
      {
        episode: [
          'id: welcome-board, kind: shot, trigger: "+2:00", shot: board',
          'id: welcome-board, kind: shot, trigger: "+2:00", shot: two',
        ],
      },
      'segments[2].cues[4].shot — "two" is not a shot of this segment. Add two to the segment\'s shots.',
    ],
    [
      'a clip’s end awaited where no clip plays',
      { episode: ['id: welcome-host, kind: shot, trigger: "+0:15"', 'id: welcome-host, kind: shot, trigger: clip-end:clip-opening'] },
      'segments[2].cues[2].trigger — no cue of this segment plays that clip. Add a clip cue that plays it, or use another trigger.',
    ],
    [
      'a clip longer than its segment',
      { episode: ['planned: "0:50"\n    cutBy', 'planned: "0:40"\n    cutBy'] },
      'segments[1].cues[0].trigger — the clip lasts 0:50 and the segment has 0:40 left when it starts. Start it sooner, or make the segment longer.',
    ],
    [
      'a branch to the bench',
      { episode: ['yea: order-apple, nay: guest-orange', 'yea: order-apple, nay: recipe'] },
      'segments[7].branch.nay — "recipe" is on the bench. Write a segment of the running order, further on.',
    ],
    [
      'a branch on a vote still to come',
      { episode: ['branch: { poll: apple', 'branch: { poll: honey'] },
      'segments[7].branch.poll — "honey" is not voted on before this segment ends. Write a poll of this or an earlier segment.',
    ],
    [
      'a countdown to an offer that never starts',
      {
        episode: [
          'id: apple-offer, kind: offer, trigger: "+0:03", product: apple',
          'id: apple-offer, kind: offer, trigger: "+0:03", product: orange',
        ],
      },
      'segments[8].cues[3].graphic — nothing puts the offer of "apple" on, so it never ends. Add an offer cue for it at or before the countdown.',
    ],
    [
      'a ranking of what is no board',
      { episode: ['graphic: vote-question, note', 'graphic: vote-question, ranking: sold, note'] },
      'segments[6].cues[1].ranking — ranking is of a board, and this is a vote-question. Drop ranking, or write graphic: board.',
    ],
    [
      'a topic without words',
      { episode: ['trigger: "+1:45", graphic: board', 'trigger: "+1:45", graphic: topic'] },
      'segments[49].cues[4].graphic — a topic has nothing to show without a text. Write text: beside it.',
    ],
    [
      'a zone that does not exist',
      { series: ['Asia/Shanghai', 'Asia/Shanghigh'] },
      'zone — there is no time zone "Asia/Shanghigh". Write an IANA time zone such as Asia/Shanghai.',
    ],
    [
      'a microphone open behind a slate',
      { series: ['scene: break-slate\n', 'scene: break-slate\n    open: [mic-host]\n'] },
      'shots[10].open[0] — "mic-host" is a microphone, and no microphone is open behind a slate. Take it out of open.',
    ],
    [
      'two scenes that are one scene of OBS',
      { series: ['obs: Two Shot', 'obs: Studio Wide'] },
      'scenes[3].obs — the OBS scene "Studio Wide" is already taken. Name another scene of OBS: one that stands for two could not be told apart on air.',
    ],
    [
      'a station without texts in its language',
      { series: ['language: en', 'language: fr'] },
      'stations[3].language — the show has no texts in "fr". Write one of zh, en.',
    ],
    [
      'a currency with a small letter',
      { series: ['currency: CNY', 'currency: CNy'] },
      'currency — "CNy" cannot be used here. Write a currency of three capitals such as CNY.',
    ],
    [
      'a day that no calendar has',
      { episode: ['date: 2026-12-03', 'date: 2026-02-30'] },
      'date — "2026-02-30" cannot be used here. Write a day of the calendar such as "2026-12-03".',
    ],
    ['a missing field', { episode: ['    sku: YS-FUJI-12\n', ''] }, 'products[0].sku — this field is missing. Write text.'],
    [
      'one language without a text',
      { episode: ['title: { zh: 八县果篮, en: A basket from eight counties }', 'title: { zh: 八县果篮, en: 3 }'] },
      'title.en — the text in "en" is a number. Write one text, or one for each language: { zh: "…", en: "…" }.',
    ],
    [
      'an ad-lib whose clip takes the next segment',
      { episode: ['label: { zh: 片花, en: Sting }, clip: clip-sting', 'label: { zh: 片花, en: Sting }, clip: clip-opening'] },
      'adLibs[0].clip — "clip-opening" takes the next segment when it ends. Write a clip whose then is back or hold.',
    ],
    [
      'an ad-lib that does nothing',
      { episode: ['en: Vote board }, shot: board }', 'en: Vote board } }'] },
      'adLibs[3] — this ad-lib does nothing. Write shot:, clip: or graphic: in it.',
    ],
    ...['vote-bar', 'result', 'price-reveal', 'vote-question', 'countdown'].map((kind): [name: string, change: Change, answer: string] => [
      `an ad-lib whose ${kind} only the show can make`,
      { episode: ['graphic: { kind: label, text: { zh: 订购', `graphic: { kind: ${kind}, text: { zh: 订购`] },
      `adLibs[4].graphic.kind — "${kind}" cannot be used here. Write one of lower-third, product-card, sales-ticker, label, units-sold, stock-left, sold-out, qr: a ${kind} is made from the show as it stands, by a cue or at the graphics position.`,
    ]),
    [
      'an ad-lib of a mistyped graphic',
      { episode: ['graphic: { kind: label, text: { zh: 订购', 'graphic: { kind: labl, text: { zh: 订购'] },
      'adLibs[4].graphic.kind — "labl" cannot be used here. Did you mean "label"?',
    ],
    [
      'an ad-lib of a shot that nobody has',
      { episode: ['en: Orchard b-roll }, shot: orchard', 'en: Orchard b-roll }, shot: orchid'] },
      'adLibs[2].shot — there is no shot "orchid". Did you mean "orchard"?',
    ],
    [
      'two guests at one place of the order of protocol',
      { episode: ['protocol: 2\n', 'protocol: 1\n'] },
      'guests[1].protocol — the place in the order of protocol "1" is already taken. Write another number, or leave it out.',
    ],
    [
      'the music bed opened like a microphone',
      { series: ['open: [mic-host, mic-cohost, mic-guest]', 'open: [mic-host, music-bed]'] },
      'shots[0].open[1] — "music-bed" is the music bed, which is heard by its level. Take it out of open and write bed: -18.',
    ],
  ];
  it.each(mistakes)('%s is told', async (_, change, answer) => {
    expect(await problemsOf(change)).toEqual([answer]);
  });

  it('leaves the sum of the lengths out while one of them cannot be read', async () => {
    const problems = await problemsOf({ episode: ['hardOut: "22:00"', 'hardOut: "21:30"'] });
    expect(problems).toHaveLength(1);
    const text = (await demoText('episodes/2026-12-03.yaml', 'planned: "4:00"', 'planned: 240')).replace(
      'hardOut: "22:00"',
      'hardOut: "21:30"',
    );
    const reading = await loadEpisode(await folder.write('episode.yaml', text.replace('series: ../series.yaml', 'series: series.yaml')));
    expect(reading.ok ? [] : reading.problems.map(({ field }) => field)).toEqual(['segments[2].planned']);
  });

  it('in the list of episodes is a file that is not there', async () => {
    const series = await folder.write('series.yaml', await demoText('series.yaml'));
    const reading = await loadSeries(series);
    expect(reading.ok ? [] : reading.problems.map(({ field, message }) => `${field} — ${message}`)).toEqual([
      'episodes[0].file — there is no file "episodes/2026-12-01.yaml"',
      'episodes[2].file — there is no file "episodes/2026-12-03.yaml"',
    ]);
  });
});
