import './jsdom-gaps.ts';
import { cleanup, configure, render } from '@testing-library/react';
import { afterEach } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { sceneDouble } from '../../../preview/scenes/scene.ts';
import type { Double } from '../double.ts';

// A busy machine is not a failure; asking jsdom for every ancestor's computed style is most of the time.
configure({ asyncUtilTimeout: 8000, defaultHidden: true });

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

/** The whole window at an address, over the preview's full scene; `change` replaces answers before it opens. */
export function openApp(address: string, change: (double: Double) => void = () => {}): Double {
  const double = sceneDouble({ scene: 'full', language: 'nb', appearance: 'light', environment: 'practice' });
  change(double);
  window.location.hash = address;
  render(<App bridge={double.bridge} />);
  return double;
}
