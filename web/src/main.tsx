import { render } from 'preact';
import { App } from './app/App';
import { startClock } from './app/clock';
import { keepForOffline } from './app/offline';
import { startRouter } from './app/router';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';
import './styles/forced.css';

startRouter();
startClock();
keepForOffline();
const root = document.getElementById('app');
if (root) render(<App />, root);
