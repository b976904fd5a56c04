/** Who let whom in of the two who decide: said to the second person before they press, and to everybody after. */
import { type SignedIn, type Tie, theServer, tieOf } from '../../../../server/contract/inviters.ts';
import type { MotionRow } from '../../../../server/contract/views.ts';
import { useMe } from '../../../line/use-line.tsx';
import { useText } from '../../../pieces/use-text.ts';
import styles from './tie.module.css';

const proposerOf = ({ byId, by, invitedBy }: MotionRow): SignedIn => ({ id: byId, name: by, ...(invitedBy ? { invitedBy } : {}) });

const keyOf = (tie: Tie) => (tie.is === 'together' && tie.by.id === theServer.id ? 'togetherByServer' : tie.is);
/** Names between two of a row, nearest first. */
const listed = (names: readonly string[]): string => names.join(' ← ');

/** True when I may be the second person: the series may ask for one who was let in apart from the proposer. */
export const useIsFreeToConfirm = (motion: MotionRow): boolean => {
  const me = useMe();
  return motion.byId !== me.id && (!motion.apart || tieOf(proposerOf(motion), me).is === 'apart');
};

export const TieWithMe = ({ motion }: { motion: MotionRow }) => {
  const { t } = useText();
  const tie = tieOf(proposerOf(motion), useMe());
  const key = keyOf(tie);
  if (key === 'apart') return null;
  const name = motion.by;
  const through = 'names' in tie ? listed(tie.names.slice(0, -1)) : '';
  const by = tie.is === 'together' ? tie.by.name : '';
  const what = through !== '' && (key === 'invited' || key === 'inviter') ? (`${key}Through` as const) : key;
  const then = motion.apart ? 'needsApart' : key === 'inviter' ? 'ifAnother' : 'ifLooked';
  return (
    <p className={styles.tie} data-tie={key}>
      <b>{t(`motion.tieWithMe.${what}`, { name, through, by })}</b> {t(`motion.tieWithMe.${then}`, { name })}
    </p>
  );
};

/** After the name of whoever confirmed it. */
export const TieAfter = ({ motion }: { motion: MotionRow }) => {
  const { t } = useText();
  if (!motion.second) return null;
  const tie = tieOf(proposerOf(motion), motion.second);
  const name = tie.is === 'together' ? tie.by.name : tie.is === 'invited' ? listed(tie.names) : motion.by;
  return <span data-tie-after={keyOf(tie)}>{t(`motion.tieAfter.${keyOf(tie)}`, { name })}</span>;
};
