/**
 * Decisions about ad-libs: a shot, a clip or a graphic at once, by the chair, whatever segment runs.
 *
 * The rundown stays where it is: the segment, its clock and what is next are as before.
 */

import type { AdLib } from '../../contract/ad-libs.ts';
import { say } from '../../contract/sayings.ts';
import { clipFacts, codeLength, graphicId, lowerThirdTimes } from '../cue-facts.ts';
import type { FactBody } from '../facts.ts';
import { isShopKind } from '../shop-obstacle.ts';
import type { Show } from '../show.ts';
import { approvedGuest } from '../show-state.ts';
import { mayTouchAir, takeGap } from './air.ts';
import { cardRefusal, shopRefusal } from './shop-graphics.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

const obstacle = (adLib: AdLib, show: Show, { leftOf }: World): Decision | undefined => {
  const { context } = show;
  const { graphic, clip } = adLib;
  if (clip !== undefined && context.slate !== null) return refuse('wrong-phase', say('slate-is-up'));
  if (graphic?.kind === 'product-card') return cardRefusal(graphic.product, show);
  if (graphic && isShopKind(graphic.kind)) return shopRefusal(graphic.kind, { productId: graphic.product }, show, leftOf);
  const needsName = graphic?.kind === 'lower-third' && (graphic.guest === undefined || approvedGuest(context, graphic.guest) === null);
  return needsName ? refuse('not-approved', say('name-not-approved')) : undefined;
};

/** A person asks for it: the shot is cut to like any other, and leaves a slate. */
const shotFacts = ({ shot: shotId }: AdLib, { context }: Show): readonly FactBody[] => {
  const shot = context.plan.shots[shotId ?? ''];
  if (!shot) return [];
  const { transition } = context.plan.defaults;
  return [
    {
      type: 'shot.cut',
      shotId: shot.id,
      cause: 'operator',
      transition: shot.fade === undefined ? transition : { kind: 'fade', rate: shot.fade },
    },
  ];
};

const graphicFacts = ({ id, graphic }: AdLib, { context }: Show, world: World): readonly FactBody[] => {
  if (!graphic) return [];
  const { kind, guest, product, text, lasts = graphic.kind === 'qr' ? codeLength(context.plan.compress) : undefined } = graphic;
  const until = lasts === undefined ? { endsAt: null, until: 'segment' as const } : { endsAt: world.now + lasts, until: 'time' as const };
  const times =
    kind === 'lower-third' ? { ...lowerThirdTimes(context, world.now, lasts), until: 'time' as const } : { startsAt: world.now, ...until };
  return [
    {
      type: 'graphic.on',
      graphic: {
        id: graphicId(kind, guest ?? product ?? 'text', world.newId()),
        kind,
        by: `adlib:${id}`,
        ...(guest === undefined ? {} : { guestId: guest }),
        ...(product === undefined ? {} : { productId: product }),
        ...(text === undefined ? {} : { text }),
        ...times,
      },
    },
  ];
};

export const fireAdLib: Handler<'adlib.fire'> = ({ believesOnAir, adLibId }, show, world) => {
  const no = mayTouchAir(show, world, believesOnAir);
  if (no) return no;
  const { context } = show;
  const adLib = context.plan.adLibs?.find(({ id }) => id === adLibId);
  if (!adLib) return refuse('unknown', say('no-such-ad-lib'));
  const last = context.adLibs[adLibId];
  if (last !== undefined && world.now - last < takeGap) return refuse('too-soon', say('ad-lib-bounced'));
  const clip = adLib.clip === undefined ? [] : clipFacts(context, { clip: adLib.clip }, world);
  return (
    obstacle(adLib, show, world) ??
    accept({ type: 'adlib.fired', adLibId }, ...shotFacts(adLib, show), ...clip, ...graphicFacts(adLib, show, world))
  );
};
