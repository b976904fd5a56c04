/** What the log calls the things of a plan, in one language: their names, never their ids as long as the plan knows them. */
import type { GraphicKind } from '../contract/show-file.ts';
import { type LocalText, textIn } from '../contract/units.ts';
import { graphicNames, whatOf } from './cue-rows.ts';
import type { GraphicState } from './facts.ts';
import type { Plan, PlannedCue } from './plan.ts';

export type LogLanguage = 'en' | 'zh';

const cueKinds: { readonly [K in Exclude<PlannedCue['kind'], 'graphic'>]: LocalText } = {
  shot: { zh: '镜头', en: 'Shot' },
  clip: { zh: '短片', en: 'Clip' },
  poll: { zh: '投票', en: 'Vote' },
  offer: { zh: '优惠', en: 'Offer' },
  prompt: { zh: '提示语', en: 'Prompt' },
  audio: { zh: '声音', en: 'Sound' },
  'station-break': { zh: '插播', en: 'Station break' },
};

const isGraphicKind = (kind: string): kind is GraphicKind => Object.hasOwn(graphicNames, kind);
/** A vote’s own graphics are called by it and by their moment. */
const ofItself: Readonly<Record<string, GraphicKind>> = {
  vote: 'vote-bar',
  result: 'result',
  correction: 'correction',
  contingency: 'label',
};

const cueIn = (plan: Plan, cueId: string): PlannedCue | undefined =>
  Object.values(plan.segments)
    .flatMap(({ cues }) => cues)
    .find(({ id }) => id === cueId);

const subjectIn = (plan: Plan, id: string | undefined): LocalText | undefined =>
  plan.guests[id ?? '']?.name ?? plan.products[id ?? '']?.name ?? plan.polls[id ?? '']?.question;

/** Names by id; what the plan does not know keeps its id. */
export const namesIn = (plan: Plan, language: LogLanguage) => {
  const said = (text: LocalText): string => textIn(text, language);
  const named = (text: LocalText | undefined, id: string): string => (text === undefined ? id : said(text));
  const about = (kind: LocalText, subject: LocalText | undefined): string =>
    subject === undefined || said(subject) === said(kind) ? said(kind) : `${said(kind)} ${said(subject)}`;
  return {
    said,
    segment: (id: string) => named(plan.segments[id]?.title, id),
    shot: (id: string) => named(plan.shots[id]?.label, id),
    poll: (id: string) => named(plan.polls[id]?.question, id),
    guest: (id: string) => named(plan.guests[id]?.name, id),
    product: (id: string) => named(plan.products[id]?.name, id),
    clip: (id: string) => named(plan.clips[id]?.title, id),
    station: (id: string) => named(plan.stations[id]?.name, id),
    adLib: (id: string) => named(plan.adLibs?.find((one) => one.id === id)?.label, id),
    cue: (id: string): string => {
      const cue = cueIn(plan, id);
      if (!cue) return id;
      return about(cue.kind === 'graphic' ? graphicNames[cue.graphic] : cueKinds[cue.kind], whatOf({ plan }, cue));
    },
    graphic: ({ kind, guestId, productId, pollId, text }: GraphicState): string =>
      about(graphicNames[kind], subjectIn(plan, guestId ?? productId ?? pollId) ?? text),
    /** Once it is off only its id is left: its kind and what it was about. */
    graphicOff: (id: string): string => {
      const [kind = '', subject] = id.split(':');
      if (isGraphicKind(kind)) return about(graphicNames[kind], subjectIn(plan, subject));
      const own = ofItself[id.split('-')[0] ?? ''];
      return own === undefined
        ? id
        : about(
            graphicNames[own],
            subjectIn(
              plan,
              Object.keys(plan.polls).find((poll) => id.includes(`-${poll}-`)),
            ),
          );
    },
  };
};
export type Names = ReturnType<typeof namesIn>;
