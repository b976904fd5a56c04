/**
 * What of a vote's story goes into the signed log: who decided what, when, on which figures. The door adds the rules and the final count itself.
 * Figures of votes that are still secret go in as well: the log is given out only once a vote is over.
 */
import type { Fact, Seconded } from './facts.ts';

/** Names, ids and who let whom in; never what is kept of a device. */
const seconded = ({
  motionId,
  reason,
  proposedBy,
  proposedById,
  confirmedBy,
  confirmedById,
  proposerInvitedBy,
  confirmerInvitedBy,
}: Seconded) => ({
  motionId,
  reason,
  proposedBy,
  proposedById,
  confirmedBy,
  confirmedById,
  ...(proposerInvitedBy ? { proposerInvitedBy } : {}),
  ...(confirmerInvitedBy ? { confirmerInvitedBy } : {}),
});

/** The body of the record of this fact; undefined when it is none that the log is to hold. */
export const recordOf = (fact: Fact): { readonly pollId: string; readonly body: object } | undefined => {
  const said = (type: string, more: object) =>
    'pollId' in fact ? { pollId: fact.pollId, body: { at: fact.at, type, ...more } } : undefined;
  const by = { by: fact.by };
  switch (fact.type) {
    case 'poll.verified':
      return said('verified', {
        by: fact.verifiedBy,
        ...(fact.verifiedById === undefined ? {} : { byId: fact.verifiedById }),
        saw: fact.saw,
      });
    case 'poll.proposed':
      return said('proposed', { ...by, byId: fact.byId, motionId: fact.motionId, motion: fact.motion });
    case 'poll.withdrawn':
      return said('withdrawn', { ...by, motionId: fact.motionId });
    case 'poll.excluded':
    case 'poll.corrected': {
      const { was, now, exclusions, count } = fact;
      return said(fact.type === 'poll.excluded' ? 'excluded' : 'corrected', { ...seconded(fact), was, now, exclusions, count });
    }
    case 'poll.manual':
      return said('manual', { ...seconded(fact), now: fact.now, source: fact.source });
    case 'poll.revealed':
      return said('revealed', { ...by, decision: fact.decision, ...(fact.figures ? { figures: fact.figures } : {}) });
    case 'poll.deferred':
      return said('deferred', { ...by, reason: fact.reason });
    case 'poll.voided':
      return said('voided', { ...by, reason: fact.reason });
    default:
      return undefined;
  }
};
