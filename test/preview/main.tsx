import { createRoot } from 'react-dom/client';
import '../../renderer/ui/styles/index.css';
import { App } from '../../renderer/app.tsx';
import type { Environment, Language } from '../../shared/contract/common.ts';
import { type Scene, sceneDouble } from './scenes/scene.ts';

// ?scene=full|empty|failing|loading|firstRun|noKeychain|locked|… &language=nb &appearance=light &environment=practice, then #/page
const query = new URLSearchParams(window.location.search);
const double = sceneDouble({
  scene: (query.get('scene') ?? 'full') as Scene,
  language: (query.get('language') ?? 'nb') as Language,
  appearance: (query.get('appearance') ?? 'light') as 'light' | 'dark',
  environment: (query.get('environment') ?? 'practice') as Environment,
});
Object.assign(window, { double });
const root = document.getElementById('root');
if (root) createRoot(root).render(<App bridge={double.bridge} />);
