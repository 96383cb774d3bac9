import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Collects what a page complains of: errors in its console, exceptions nobody caught, violations of its security policy. */
export function watchPage(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || /Content Security Policy|Refused to/i.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** What axe finds wrong with the page as it stands. */
export async function axeFindings(page: Page, name: string): Promise<readonly string[]> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Fading in, a text has the contrast of neither of its colours. What spins has no end to wait for.
    const ending = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((each) => each.finished));
  });
  // Without legacy mode axe opens a tab of its own, which an app does not have.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
