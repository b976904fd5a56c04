/**
 * How this phone comes in: what it says in its hello, and what the door's welcome makes of it.
 *
 * The code of the link is said until the door has judged it, the path and the viewer's own choice always: the door forgets neither, we might.
 */
import type { PhoneHello, PhoneMessage, PhoneProof, PhoneWork } from '../../server/contract/phone.ts';
import { type CameFrom, readAddress } from './address.ts';
import { forgetInTab, keep, keepInTab, keptInTab, keptText } from './kept.ts';

type Welcome = Extract<PhoneMessage, { type: 'welcome' }>;

export type Entrance = {
  pass(): string | undefined;
  hello(): PhoneHello;
  /** Resolves what was proved, and whether this page now has another pass than before. */
  welcomed(message: Welcome): { readonly isNewPass: boolean; readonly proof: PhoneProof | null };
  /** What to say when the viewer chose a path, or when the work is done. */
  name(path: string): PhoneHello;
  worked(work: PhoneWork): PhoneHello;
};

/** @param embed the station whose embedded overlay this is: its path is the door's to say, and no link brought it */
export const openEntrance = (embed?: string): Entrance => {
  const { path, code: given }: CameFrom = embed === undefined ? readAddress() : {};
  let code = given;
  let pass = keptText('pass');
  let watching = embed === undefined ? keptInTab('watching') : undefined;
  let work: PhoneWork | undefined;
  let proof: PhoneProof | null = null;

  return {
    pass: () => pass,
    hello: () => ({
      type: 'hello',
      ...(pass ? { pass } : {}),
      ...(path ? { path } : {}),
      ...(code ? { code } : {}),
      ...(watching ? { watching } : {}),
      ...(embed === undefined ? {} : { embed }),
      ...(work ? { challenge: work } : {}),
    }),
    welcomed(message) {
      const isNewPass = message.pass !== null && message.pass !== pass;
      work = undefined;
      if (message.pass !== null) {
        pass = message.pass;
        keep('pass', pass);
      }
      // A right code that came while a vote was on is taken up after it: said again if the line is lost meanwhile.
      if (message.pass !== null && message.proof?.code !== 'armed') {
        code = undefined;
        forgetInTab('code');
      }
      const told = message.proof;
      // A code that was refused stays refused after the line was made again without it.
      const refusal = told?.code ?? (told?.tier === 'open' ? proof?.code : undefined);
      proof = told ? { ...told, ...(refusal ? { code: refusal } : {}) } : null;
      return { isNewPass, proof };
    },
    name(chosen) {
      watching = chosen;
      keepInTab('watching', chosen);
      return { type: 'hello', watching: chosen };
    },
    worked(done) {
      work = done;
      return { type: 'hello', challenge: done };
    },
  };
};
