// The least that paints text in a window, in the sandbox as ours is.
const { app, BrowserWindow } = require('electron');

const sandboxed = !app.commandLine.hasSwitch('no-sandbox');
if (sandboxed) app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { spellcheck: false } });
  window.once('ready-to-show', () => window.show());
  window.loadFile(`${__dirname}/index.html`);
});
