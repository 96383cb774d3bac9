import { expect } from '@playwright/test';
import type { TourStep } from './support/tour-run.ts';

/** The main job, as a user would do it for the first time. */
export const tour: readonly TourStep[] = [
  {
    name: 'The window opens on the first-run page',
    run: async ({ page, picture }) => {
      await expect(page.getByRole('heading').first()).toBeVisible();
      await picture('first-run');
    },
  },
];
