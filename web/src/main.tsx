import { render } from 'preact';
import { App, loadPage } from './app/App';
import { startClock } from './app/clock';
import { keepForOffline } from './app/offline';
import { location$, startRouter } from './app/router';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';
import './styles/forced.css';

startRouter();
startClock();
keepForOffline();
const root = document.getElementById('app');

function draw(): void {
  if (!root) return;
  delete root.dataset.ahead;
  // What was drawn ahead stays where it is: its elements become those of the page.
  render(<App />, root);
}

// Until the page's own code is here, what was drawn ahead is seen. Whatever becomes of it, the shell says so.
loadPage(location$.peek()).then(draw, draw);
