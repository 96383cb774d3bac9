import { render } from '@testing-library/react';
import { App } from '../../../../renderer/app.tsx';
import { sceneDouble } from '../../../preview/scenes/scene.ts';
import type { Double } from '../double.ts';

/** The whole window at an address, over the preview's full scene; `change` replaces answers before it opens. */
export function openApp(address: string, change: (double: Double) => void = () => {}): Double {
  const double = sceneDouble({ scene: 'full', language: 'nb', appearance: 'light', environment: 'practice' });
  change(double);
  window.location.hash = address;
  render(<App bridge={double.bridge} />);
  return double;
}
