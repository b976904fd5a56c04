/**
 * A station's client, written from the documents at `/stations/docs` alone: it uses nothing of this house but what it reads there.
 *
 * It keeps what it knows by the rules in the document, comes back by the last id when its line is cut, and notes what it finds wrong.
 */
type Message = { readonly 'x-replaces': string | null; readonly 'x-counts': boolean };
type Paper = {
  readonly channels: { readonly stream: { readonly address: string } };
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
};
type Said = {
  readonly id: string;
  readonly specversion: string;
  readonly type: string;
  readonly sequence: string;
  readonly onairat: string;
  readonly data: unknown;
};

export type Client = {
  readonly knows: () => { readonly state: unknown; readonly beside: Readonly<Record<string, unknown>>; readonly lastId: string };
  readonly heard: () => Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  /** Cuts its own line; it comes back. */
  readonly cut: () => void;
  readonly leave: () => Promise<void>;
};

const readEvents = async (body: AsyncIterable<Uint8Array>, hear: (name: string, said: Said) => void) => {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const data = field('data');
      if (data !== undefined) hear(field('event') ?? '', JSON.parse(data) as Said);
    }
  }
};

/** @param base what to put before the addresses of the documents: the house, or its test channel */
export const followByTheDocuments = async (house: string, key: string, inPaper = (address: string) => address): Promise<Client> => {
  const paper = (await (await fetch(`${house}/stations/docs/asyncapi.json`)).json()) as Paper;
  const { messages } = paper.components;
  const problems: string[] = [];
  const beside: Record<string, unknown> = {};
  const heard: Record<string, number> = {};
  let state: unknown = null;
  let lastId = '';
  let lastSequence = '';
  let isLeaving = false;
  let line = new AbortController();

  const checkOrder = ({ id, sequence }: Said, isWhole: boolean) => {
    if (!isWhole && Number(sequence) !== Number(lastSequence) + 1) problems.push(`${id} came after ${lastSequence}`);
    lastSequence = sequence;
    lastId = id;
  };
  const hear = (name: string, said: Said) => {
    const rule = messages[name];
    heard[name] = (heard[name] ?? 0) + 1;
    if (!rule) return void problems.push(`the documents do not tell of ${name}`);
    if (said.specversion !== '1.0' || !said.type.endsWith(`.${name}`) || Number.isNaN(Date.parse(said.onairat)))
      problems.push(`${said.id} is no CloudEvent of ours`);
    if (rule['x-counts']) checkOrder(said, rule['x-replaces'] === '*');
    if (rule['x-replaces'] === '*') state = said.data;
    else if (rule['x-replaces'] === null) beside[name] = said.data;
    else state = { ...(state as object), [rule['x-replaces']]: said.data };
  };

  const keepListening = async () => {
    while (!isLeaving) {
      line = new AbortController();
      const headers = { authorization: `Bearer ${key}`, ...(lastId === '' ? {} : { 'last-event-id': lastId }) };
      try {
        const answer = await fetch(`${house}${inPaper(paper.channels.stream.address)}`, { headers, signal: line.signal });
        if (!answer.ok || !answer.body) problems.push(`the feed answered ${answer.status}`);
        else await readEvents(answer.body as unknown as AsyncIterable<Uint8Array>, hear);
      } catch (error) {
        if (!line.signal.aborted) problems.push(String(error));
      }
      if (problems.length > 20) return;
    }
  };
  const listening = keepListening();

  return {
    knows: () => ({ state, beside, lastId }),
    heard: () => heard,
    problems,
    cut: () => line.abort(),
    leave: async () => {
      isLeaving = true;
      line.abort();
      await listening;
    },
  };
};
