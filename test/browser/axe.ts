import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const themes = ['light', 'dark'] as const;

/** Half of a fade from one theme to the other has no contrast to be judged. */
export const withoutFades = (page: Page): Promise<unknown> =>
  page.addStyleTag({ content: '*, *::before { transition: none !important; }' });

/** No serious finding in a part of the page, in light and in dark; fades are to be off. */
export async function expectAccessible(page: Page, part: string): Promise<void> {
  const found: string[] = [];
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    // Only colours are other ones in the dark.
    const axe = new AxeBuilder({ page }).include(part);
    const judged = theme === 'light' ? axe : axe.withRules('color-contrast');
    const { violations } = await judged.analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${theme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
  expect(found).toEqual([]);
}
