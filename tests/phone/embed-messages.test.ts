/** What the player and the overlay say to each other: read alike on both sides, heard and said only where it may be. */
import { describe, expect, it } from 'vitest';
import { type HostLine, openHostLine } from '../../overlays/embed/host-line.ts';
import { readHostMessage } from '../../overlays/embed/read-host-message.ts';
import { inkOn, propertiesOf } from '../../overlays/embed/theme.ts';
import { createTidings } from '../../overlays/embed/tidings.ts';
import { EmbedSays, type HostSays, HostSays as HostSaysSchema } from '../../server/contract/embed-messages.ts';
import { contrast } from '../../server/core/contrast.ts';
import fc from '../run/properties.ts';

const ours = 'https://tv.example';
const second = 'https://www.tv.example';

describe('a message of the player', () => {
  const field = fc.oneof(
    fc.constantFrom('delay', 'visible', 'language', 'theme', 'zh', 'en', '#b3261e', '#B3261', 'toString', '__proto__'),
    fc.integer({ min: -2, max: 90_002 }),
    fc.constantFrom(0, 1, 1.5, 32, 33, 90_000, 90_001, Number.NaN),
    fc.boolean(),
    fc.constantFrom(null, undefined),
  );
  const name = fc.constantFrom('cuecart', 'type', 'ms', 'visible', 'language', 'paper', 'accent', 'corner', 'more', 'toString');
  const nearly = fc
    .tuple(fc.constantFrom('delay', 'visible', 'language', 'theme', 'theme'), fc.dictionary(name, field, { maxKeys: 4 }))
    .map(([type, fields]) => ({ cuecart: 1, type, ...fields }));
  const right: fc.Arbitrary<HostSays> = fc.oneof(
    fc.integer({ min: 0, max: 90_000 }).map((ms) => ({ cuecart: 1 as const, type: 'delay' as const, ms })),
    fc.boolean().map((visible) => ({ cuecart: 1 as const, type: 'visible' as const, visible })),
    fc.constantFrom('zh' as const, 'en' as const).map((language) => ({ cuecart: 1 as const, type: 'language' as const, language })),
    fc
      .record(
        { paper: fc.constant('#102030'), accent: fc.constant('#FFee00'), corner: fc.integer({ min: 0, max: 32 }) },
        { requiredKeys: [] },
      )
      .map((theme) => ({ cuecart: 1 as const, type: 'theme' as const, ...theme })),
  );

  it('[F46] is read by the page just as the contract has it, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, right, fc.anything()), (data) => {
        expect(readHostMessage(data)).toEqual(HostSaysSchema.safeParse(data).data);
      }),
      { numRuns: 2000 },
    );
  });

  it('[F46] is taken when it is right, and only changes how the overlay is shown', () => {
    fc.assert(fc.property(right, (data) => void expect(readHostMessage(data)).toEqual(data)));
    expect(HostSaysSchema.options.map((option) => option.shape.type.value)).toEqual(['delay', 'visible', 'language', 'theme']);
  });

  it.each([
    ['of another version', { cuecart: 2, type: 'visible', visible: false }],
    ['with a field more', { cuecart: 1, type: 'visible', visible: false, style: 'x' }],
    ['later than any path may be', { cuecart: 1, type: 'delay', ms: 90_001 }],
    ['with a colour that is more than one', { cuecart: 1, type: 'theme', paper: '#ffffff;background:url(x)' }],
    ['that wants to vote', { cuecart: 1, type: 'vote', choice: 'yea' }],
  ])('[F46] is ignored %s', (_, data) => expect(readHostMessage(data)).toBeUndefined());
});

describe('the line to the player', () => {
  const open = (origins: readonly string[], named: readonly string[]) => {
    const said: { message: unknown; to: string }[] = [];
    const heard: HostSays[] = [];
    const parent = { postMessage: (message: unknown, to: unknown) => void said.push({ message, to: String(to) }) };
    let listener: (event: { origin: string; source: MessageEventSource | null; data: unknown }) => void = () => undefined;
    let ignored = { strangers: 0, malformed: 0 };
    const line: HostLine = openHostLine(
      origins,
      {
        parent,
        named,
        listen(one) {
          listener = one;
        },
      },
      {
        heard: (message) => void heard.push(message),
        ignored(now) {
          ignored = now;
        },
      },
    );
    const post = (origin: string, data: unknown, source: unknown = parent) =>
      listener({ origin, data, source: source as MessageEventSource });
    return { line, said, heard, post, ignored: () => ignored };
  };
  const hide = { cuecart: 1, type: 'visible', visible: false };

  it('[F46] hears its station’s origins and the page around it, nobody else, and counts the rest', () => {
    const { heard, post, ignored } = open([ours, second], [ours]);
    post('https://evil.example', hide);
    post(ours, hide, { postMessage: () => undefined });
    post('null', hide);
    expect([heard.length, ignored()]).toEqual([0, { strangers: 3, malformed: 0 }]);
    post(ours, 'visible');
    post(ours, { ...hide, cuecart: 9 });
    expect([heard.length, ignored()]).toEqual([0, { strangers: 3, malformed: 2 }]);
    post(second, hide);
    expect([heard, ignored()]).toEqual([[hide], { strangers: 3, malformed: 2 }]);
  });

  it('[F46] speaks to the one around it as soon as it knows which that is, and never to everybody', () => {
    fc.assert(
      fc.property(fc.subarray([ours, second]), fc.subarray([ours, second, 'https://evil.example', 'null']), (origins, named) => {
        const { line, said } = open(origins, named);
        line.say({ type: 'size', height: 10 });
        const around = named.find((one) => origins.includes(one));
        expect(said.map(({ to }) => to)).toEqual(around === undefined ? origins : [around]);
      }),
    );
    const { line, said, post } = open([ours, second], []);
    post(second, hide);
    line.say({ type: 'hidden', what: 'vote' });
    expect(said).toEqual([{ message: { cuecart: 1, type: 'hidden', what: 'vote' }, to: second }]);
  });
});

describe('what the player is told', () => {
  const told = () => {
    const said: unknown[] = [];
    return { said, tidings: createTidings('harbour', (message) => void said.push({ cuecart: 1, ...message })) };
  };
  const polls = [{ number: 7, pollId: 'apples' }] as unknown as Parameters<ReturnType<typeof createTidings>['votes']>[0]['polls'];
  const vote = (state: 'sending' | 'in' | 'refused', sequence = 0) => ({
    polls,
    votes: { 7: { choice: 'yea' as const, sequence, state } },
  });

  it('[F46] is what the contract has, each thing once, and never the side that was voted', () => {
    const { said, tidings } = told();
    tidings.begin();
    tidings.shown('product');
    for (const px of [40.2, 40.8, 41, 0]) tidings.height(px);
    tidings.shown('vote');
    for (const step of [vote('sending'), vote('in'), vote('in'), vote('sending', 1), vote('refused', 1)]) tidings.votes(step);
    tidings.shown(undefined);
    for (const message of said) expect(EmbedSays.parse(message)).toEqual(message);
    expect(said.map((one) => (one as { type: string }).type)).toEqual([
      ...['ready', 'shown', 'size', 'size', 'hidden', 'shown', 'voted', 'hidden'],
    ]);
    expect(JSON.stringify(said)).not.toMatch(/yea|nay/);
  });

  it('[F46] says all of it again to a player that was not listening yet, and of a vote that was in before nothing', () => {
    const { said, tidings } = told();
    tidings.begin();
    tidings.shown('vote');
    tidings.height(120);
    tidings.votes(vote('in'));
    said.length = 0;
    tidings.again();
    expect(said).toEqual([
      { cuecart: 1, type: 'ready', version: 1, station: 'harbour' },
      { cuecart: 1, type: 'size', height: 120 },
      { cuecart: 1, type: 'shown', what: 'vote' },
    ]);
  });
});

describe('a station’s colours', () => {
  it('[F46] never make the text unreadable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (colour) => {
        const paper = `#${colour.toString(16).padStart(6, '0')}`;
        expect(contrast(paper, inkOn(paper))).toBeGreaterThanOrEqual(4.5);
        expect(propertiesOf({ paper })).toEqual({ '--paper': paper, '--ink': inkOn(paper) });
      }),
    );
  });
});
