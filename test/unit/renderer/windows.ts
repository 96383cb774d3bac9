/** Runs before each file of windows: they share one document, and leave it as they found it. */
import './features/jsdom-gaps.ts';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine is not a failure; asking jsdom for every ancestor's computed style is most of the time.
configure({ asyncUtilTimeout: 8000, defaultHidden: true });

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});
