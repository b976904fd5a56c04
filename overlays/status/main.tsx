/** @jsxImportSource preact */
/** A station's own page: how it does, its breaks, whom to ring, messages, and the kill key. Its key is in the #fragment only. */
import '@fontsource-variable/noto-sans-sc';
import { render } from 'preact';
import { readOptions } from '../program/options.ts';
import { Page } from './page.tsx';
import './page.css';

const root = document.getElementById('page');
if (root) render(<Page options={readOptions(location.hash, location.search)} />, root);
