/** How posting a station's events to its own address goes: one mark for each address, with what went wrong in its title. */
import type { WebhookRow, WebhookState } from '../../../server/contract/station-webhooks.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';

const tones: Readonly<Record<WebhookState, Tone>> = { well: 'dim', trying: 'warn', 'given-up': 'bad', stopped: 'bad', refused: 'bad' };

export const WebhookMarks = ({ hooks }: { hooks: readonly WebhookRow[] }) => {
  const { t } = useText();
  return hooks.map(({ host, state, waiting, shed, problem }) => (
    <span key={host} title={[t('webhook.about', { host, waiting, shed }), ...(problem === null ? [] : [problem])].join(' ')}>
      {' '}
      <Mark tone={tones[state]}>{t(`webhook.${state}`)}</Mark>
    </span>
  ));
};
