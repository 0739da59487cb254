import { render } from 'preact';
import { ExitPage } from './ExitPage';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/parts.css';
import '../styles/forced.css';
import './exit.css';

const root = document.getElementById('exit');
if (root) render(<ExitPage />, root);
