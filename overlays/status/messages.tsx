/** @jsxImportSource preact */
/** Messages from and to the control room: what came and was not seen stands out; a short line goes back. */
import { useRef, useState } from 'preact/hooks';
import type { OwnMessage } from '../../server/contract/station-messages.ts';
import { textIn } from '../graphics/words.ts';
import type { Shared } from './breaks.tsx';
import { timeOfDay } from './time-of-day.ts';

const longest = 160;

const Message = ({ message, own, words, language, desk }: Shared & { message: OwnMessage }) => {
  const { id, at, by, mine, text, delivered, seen } = message;
  const mark = seen ? words.marks.seen : delivered ? words.marks.delivered : words.marks.sent;
  return (
    <li class={!mine && !seen ? 'fresh' : ''}>
      <span class="dim">
        {timeOfDay(at, own?.zone ?? 'UTC')} {mine ? words.you : `${words.control} · ${by}`}
      </span>
      <p>{textIn(text, language)}</p>
      {mine || seen ? (
        <span class="dim">{mark}</span>
      ) : (
        <button type="button" onClick={() => void desk.send('marks', { mark: 'seen', ids: [id] })}>
          {words.markSeen}
        </button>
      )}
    </li>
  );
};

const Write = ({ words, desk, now }: Pick<Shared, 'words' | 'desk' | 'now'>) => {
  const [text, setText] = useState('');
  // The same line sent again after a lost answer is the same line.
  const key = useRef('');
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (key.current === '') key.current = `page-${Math.round(now)}`;
    if (!(await desk.send('messages', { text: text.trim(), key: key.current }))) return;
    key.current = '';
    setText('');
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <label for="write">{words.write}</label>
      <input
        id="write"
        maxLength={longest}
        value={text}
        autocomplete="off"
        onInput={(event) => {
          key.current = '';
          setText(event.currentTarget.value);
        }}
      />
      <button type="submit">{words.send}</button>
    </form>
  );
};

export const Messages = ({ problem, ...shared }: Shared & { problem: string | null }) => {
  const { own, words } = shared;
  return (
    <section class="messages" aria-labelledby="messages">
      <h2 id="messages">{words.messages}</h2>
      {problem !== null && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      {own?.activation && <Write {...shared} />}
      {own && own.messages.length === 0 && <p class="dim">{words.noMessages}</p>}
      <ul aria-live="polite">
        {own?.messages.map((message) => (
          <Message key={message.id} message={message} {...shared} />
        ))}
      </ul>
    </section>
  );
};
