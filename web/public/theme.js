// Before the first paint: the theme that was chosen here, else the system's. Kept out of the bundle so that nothing flashes.
try {
  const chosen = localStorage.getItem('bithedge.theme');
  // What is drawn ahead is for strangers; who is connected does not see it for a moment.
  if (localStorage.getItem('bithedge.account')) document.documentElement.dataset.connected = '';
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is off: the system's theme stands.
}
