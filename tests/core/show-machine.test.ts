/** The episode from off to ended: what is on air, who may touch it, what a restart gives back. */
import { describe, expect, it } from 'vitest';
import { CommandSchema } from '../../server/contract/commands.ts';
import { isForTheChair } from '../../server/contract/who-may.ts';
import { clipEndFacts } from '../../server/core/clip-end.ts';
import { decide } from '../../server/core/decide/index.ts';
import { allows, applyFact, newShow, packShow, phaseOf, unpackShow } from '../../server/core/show.ts';
import { Evening, live, liveWith, ready, typesOf } from './evening.ts';
import { aPlan, cue, eight, plus, segment } from './plans.ts';

describe('an episode', () => {
  it('[S1] goes from off through preflight and ready to live, and ends', () => {
    const evening = new Evening(aPlan());
    const phases = [phaseOf(evening.show)];
    const see = () => phases.push(phaseOf(evening.show));
    evening.ask('chair.take', {});
    evening.ask('episode.preflight', {});
    see();
    evening.ask('episode.ready', {});
    see();
    evening.take();
    see();
    evening.end();
    see();
    expect(phases).toEqual(['off', 'preflight', 'ready', 'live', 'ended']);
  });

  it('[S1] is not made ready on a red preflight unless somebody says why', () => {
    const evening = new Evening(aPlan());
    evening.ask('episode.preflight', {});
    evening.world = { redChecks: ['OBS is away'] };
    expect(evening.ask('episode.ready', {})).toBe('preflight-red');
    expect(evening.ask('episode.ready', { reason: 'we go with the mixer' })).toEqual([
      { type: 'episode.readied', reason: 'we go with the mixer' },
    ]);
  });

  it('[S1] takes nothing before it is ready and nothing after it has ended', () => {
    const evening = new Evening(aPlan());
    evening.ask('chair.take', {});
    expect(evening.take()).toBe('wrong-phase');
    evening.ask('episode.preflight', {});
    expect(evening.take()).toBe('wrong-phase');
    const over = live();
    over.end();
    expect(over.take()).toBe('wrong-phase');
    expect(over.context).toMatchObject({ next: null, slate: null, clip: null, graphics: [], endedAt: plus(15) });
  });

  it('[S1] does not end over an open vote', () => {
    const evening = live();
    evening.ask('poll.open', { pollId: 'apples' });
    expect(evening.end()).toBe('wrong-phase');
    evening.ask('poll.void', { pollId: 'apples', reason: 'wrong product' });
    expect(typesOf(evening.end())).toEqual(['end.asked', 'episode.ended']);
  });

  it('[V11] still counts, verifies and reveals after the end what was opened before, and opens nothing new', () => {
    const evening = live();
    evening.ask('poll.open', { pollId: 'apples' });
    evening.wait(90);
    evening.end();
    expect(evening.ask('poll.open', { pollId: 'oranges' })).toBe('wrong-phase');
    expect(allows(evening.show, { type: 'poll.armed', pollId: 'oranges', at: evening.now, by: 'mei' })).toBe(false);
    evening.count('apples', 70, 30);
    evening.verify('apples', 70, 30);
    evening.ask('poll.reveal', { pollId: 'apples' });
    expect(evening.context.polls.apples).toMatchObject({ phase: 'revealed', decision: 'yea' });
    expect(evening.context.graphics).toEqual([]);
  });

  it('[S2] gives the same show when its facts are folded again, and when a snapshot is opened in between', () => {
    const evening = live();
    evening.wait(61);
    evening.take();
    evening.ask('poll.open', { pollId: 'apples' });
    evening.ask('clock.freeze', { frozen: true });
    evening.wait(100);
    const { plan } = evening.context;
    for (let cutAt = 0; cutAt <= evening.facts.length; cutAt += 1) {
      const half = evening.facts.slice(0, cutAt).reduce(applyFact, newShow(plan));
      const whole = evening.facts.slice(cutAt).reduce(applyFact, unpackShow(plan, packShow(half)));
      expect(packShow(whole)).toBe(packShow(evening.show));
    }
  });
});

describe('the chair', () => {
  it('[S5] is taken when free, refused when held, taken with a reason, handed over in so many words', () => {
    const evening = new Evening(aPlan());
    const jun = { who: { id: 'jun', name: 'Jun' } };
    expect(typesOf(evening.ask('chair.take', {}))).toEqual(['chair.taken']);
    expect(evening.ask('chair.take', {})).toEqual([]);
    expect(evening.ask('chair.take', {}, jun)).toBe('not-the-chair');
    expect(evening.ask('chair.take', { force: 'Mei lost her line' }, jun)).toMatchObject([
      { operatorId: 'jun', force: 'Mei lost her line' },
    ]);
    expect(evening.ask('chair.handOver', { to: 'mei' })).toBe('not-the-chair');
    expect(evening.ask('chair.handOver', { to: 'nobody' }, jun)).toBe('unknown');
    expect(evening.ask('chair.handOver', { to: 'mei' }, jun)).toMatchObject([{ operatorId: 'mei', name: 'Mei' }]);
  });

  it('[S5] is asked of everyone who touches the air, and of nobody else', () => {
    const asked: Record<string, object> = {
      'segment.take': { believesOnAir: 'RUN' },
      'segment.setNext': { segmentId: 'guest' },
      'segment.skip': { segmentId: 'guest', skipped: true },
      'segment.insert': { segmentId: 'spare', before: null },
      'segment.move': { segmentId: 'guest', before: null },
      'segment.retime': { segmentId: 'guest', planned: 60_000 },
      'shot.cut': { believesOnAir: 'RUN', shotId: 'close' },
      'slate.show': { believesOnAir: 'RUN' },
      'break.start': { believesOnAir: 'RUN' },
      'break.end': { believesOnAir: 'RUN' },
      'clock.freeze': { frozen: true },
      'cue.fire': { believesOnAir: 'RUN', cueId: 'wave' },
      'cue.end': { cueId: 'wave' },
      'poll.open': { pollId: 'apples' },
      'guest.move': { guestId: 'lin', to: 'on' },
      'guest.approve': { guestId: 'wang', name: 'Wang', title: 'Head' },
      'graphic.on': { graphic: 'sales-ticker' },
      'graphic.clear': {},
      'graphic.removeAll': { reason: 'a minute of silence' },
      'graphic.freeze': { frozen: true },
      'message.send': { to: 'presenter', text: 'Wrap' },
      'message.clear': {},
      'show.weAreHere': { segmentId: 'guest', startedAgo: 0 },
      'chair.handOver': { to: 'jun' },
    };
    for (const [type, fields] of Object.entries(asked)) {
      const evening = live();
      const about = 'believesOnAir' in fields ? { ...fields, believesOnAir: evening.runId } : fields;
      const answer = evening.ask(type as 'segment.take', about as never, { who: { id: 'jun', name: 'Jun' } });
      expect([type, answer === 'not-the-chair']).toEqual([type, isForTheChair(type as 'segment.take')]);
    }
    const known = new Set(CommandSchema.options.map((option) => option.shape.type.value));
    expect(Object.keys(asked).filter((type) => !known.has(type as 'segment.take'))).toEqual([]);
  });
});

describe('what an operator saw', () => {
  it('[S3] refuses a take by someone who saw an older show, and does nothing', () => {
    const evening = live();
    const seen = evening.runId;
    evening.wait(10);
    evening.take();
    evening.wait(10);
    expect(evening.ask('segment.take', { believesOnAir: seen })).toBe('stale');
    expect(evening.ask('shot.cut', { believesOnAir: seen, shotId: 'close' })).toBe('stale');
    expect(evening.onAir).toBe('apples');
  });

  it('[S12] refuses the second press of a finger that bounced', () => {
    const plan = aPlan({
      segments: [segment('one', 60, { cues: [cue('deal', 'offer', 'manual', { product: 'apples' })] }), segment('two', 60)],
    });
    const evening = live(plan);
    evening.now += 399;
    expect(evening.take()).toBe('too-soon');
    evening.fire('deal');
    expect(evening.fire('deal')).toBe('too-soon');
    evening.now += 400;
    expect(typesOf(evening.fire('deal'))).toContain('cue.fired');
    expect(typesOf(evening.take())).toEqual(['segment.taken']);
  });

  it('[S12] refuses a press within 1.5 s after a clip took by itself, and takes the one after', () => {
    const film = segment('film', 60, { cues: [cue('roll', 'clip', 'take', { clip: 'trailer' })] });
    for (const by of ['clock', 'switcher']) {
      const evening = live(aPlan({ segments: [film, segment('welcome', 60), segment('two', 60)] }));
      evening.now += 9000;
      evening.fold(clipEndFacts(evening.show, evening.whole()), by);
      evening.now += 1499;
      expect(decide({ type: 'segment.take', key: 'k', believesOnAir: evening.runId }, evening.show, evening.whole()), by).toMatchObject({
        refusal: { code: 'too-soon', message: '“welcome” was taken by the clip a moment ago: look and press again.' },
      });
      expect(evening.onAir).toBe('welcome');
      evening.now += 1;
      evening.take();
      expect(evening.onAir).toBe('two');
      evening.now += 400;
      expect(evening.take(), 'after a person 0.4 s are enough').toBe('nothing-next');
    }
  });
});

describe('“we are here”', () => {
  it('[S11] puts the chosen segment on air as if it had begun then, and plays nothing that lies between', () => {
    const evening = live();
    evening.stall(400);
    const facts = evening.ask('show.weAreHere', { segmentId: 'oranges', startedAgo: 30_000 });
    expect(typesOf(facts)).toEqual(['show.adopted', 'poll.armed']);
    expect(evening.context.runs).toMatchObject([
      { segmentId: 'opening', startedAt: eight, endedAt: plus(370) },
      { segmentId: 'oranges', startedAt: plus(370), endedAt: null, shotAt: plus(400) },
    ]);
    expect(evening.context.next).toBe('closing');
  });

  it('[S11] corrects a wrong start of the segment that is on', () => {
    const evening = live();
    evening.wait(50);
    evening.ask('show.weAreHere', { segmentId: 'opening', startedAgo: 20_000 });
    expect(evening.context.runs).toMatchObject([{ endedAt: plus(30) }, { startedAt: plus(30), endedAt: null }]);
  });

  it('[T6] fires of the adopted segment only what would still be running', () => {
    const cues = [
      cue('vote', 'poll', 'take', { poll: 'apples' }),
      cue('wide', 'shot', '+0:05', { shot: 'desk' }),
      cue('near', 'shot', '+0:10', { shot: 'close' }),
      cue('name', 'graphic', 'take', { graphic: 'lower-third', guest: 'lin' }),
      cue('ticker', 'graphic', 'take', { graphic: 'sales-ticker' }),
      cue('soon', 'shot', '+1:00', { shot: 'desk' }),
    ];
    const evening = live(aPlan({ segments: [segment('one', 60), segment('two', 120, { cues })] }));
    const facts = evening.ask('show.weAreHere', { segmentId: 'two', startedAgo: 30_000 });
    const seen = typeof facts === 'string' ? [] : facts.flatMap((fact) => ('cueId' in fact ? [`${fact.type} ${fact.cueId}`] : []));
    expect(seen).toEqual(['cue.missed vote', 'cue.missed name', 'cue.fired ticker', 'cue.missed wide', 'cue.fired near']);
    expect(evening.shot).toBe('close');
  });

  it('[S11] does not adopt what is on the bench or skipped', () => {
    const evening = live();
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    expect(evening.ask('show.weAreHere', { segmentId: 'guest', startedAgo: 0 })).toBe('unknown');
    expect(evening.ask('show.weAreHere', { segmentId: 'spare', startedAgo: 0 })).toBe('wrong-phase');
    expect(evening.ask('show.weAreHere', { segmentId: 'nothing', startedAgo: 0 })).toBe('unknown');
  });

  it('[S11] starts a show that was never taken', () => {
    const evening = ready(aPlan(), plus(100));
    evening.ask('show.weAreHere', { segmentId: 'apples', startedAgo: 40_000 });
    expect(evening.context).toMatchObject({ startedAt: plus(60), next: 'guest' });
    expect(liveWith(aPlan(), 'apples').onAir).toBe('apples');
  });
});
