import { createRoot } from 'react-dom/client';
import './ui/styles/index.css';
import { App } from './app.tsx';
import { readTheRest } from './ui/later.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App bridge={window.klientbro} />);

/** After whoever opened the window has had time to go somewhere. */
const REST_MS = 4000;
const idle = () => new Promise((go) => requestIdleCallback(go));
setTimeout(() => void readTheRest(idle), REST_MS);
