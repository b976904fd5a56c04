/** @jsxImportSource preact */
/** The viewer's vote page: one voter, one page, never reloaded. */
import { render } from 'preact';
import { Page } from './page.tsx';
import './viewer.css';
import './page.css';
import './sign.css';
import './choices.css';
import './outcome.css';
import './ticket.css';
import './watching.css';
import './proof.css';
import { createVoter } from './voter.ts';

const root = document.getElementById('page');
if (root) render(<Page voter={createVoter()} />, root);
