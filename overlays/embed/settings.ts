/** What the door wrote into the head of this page. Opened from anywhere else it is nobody's overlay: no station, no host. */
import type { EmbedSettings } from '../../server/contract/embed-messages.ts';

const nobodys: EmbedSettings = { station: '', origins: [], language: 'zh', delay: 0 };

export const readSettings = (page: ParentNode = document): EmbedSettings => {
  const written = page.querySelector('meta[name="cuecart-embed"]')?.getAttribute('content');
  // The door that serves this page wrote it: it is of the same build.
  return written ? (JSON.parse(written) as EmbedSettings) : nobodys;
};
