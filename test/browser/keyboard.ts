import { expect, type Page } from '@playwright/test';

/** Most presses that a walk may need; more means that it goes in circles. */
const most = 400;

/** Marks every control that Tab should reach, in the order of the document; returns their names. */
function markControls(page: Page, part: string): Promise<readonly string[]> {
  return page.evaluate((within) => {
    for (const old of document.querySelectorAll('[data-walk]')) old.removeAttribute('data-walk');
    const root = document.querySelector(within)!;
    const all = [
      ...root.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex]',
      ),
    ].filter((element) => {
      const { visibility } = getComputedStyle(element);
      const shut = element.closest('[inert], [aria-hidden="true"]') !== null;
      const off = (element as HTMLButtonElement).disabled === true;
      return (
        element.tabIndex >= 0 &&
        !off &&
        !shut &&
        visibility !== 'hidden' &&
        element.getClientRects().length > 0
      );
    });
    // Of a group of radio buttons or a toolbar Tab reaches one; arrow keys lead to the others.
    const groupOf = (element: HTMLElement): unknown =>
      element instanceof HTMLInputElement && element.type === 'radio'
        ? `radio ${element.name}`
        : (element.closest('[role="radiogroup"], [role="toolbar"]') ?? element);
    const names: string[] = [];
    let last: unknown;
    for (const element of all) {
      const group = groupOf(element);
      if (group !== last) {
        const said = element.getAttribute('aria-label') ?? element.textContent ?? '';
        names.push(`${element.tagName.toLowerCase()} ${said.trim().slice(0, 40)}`);
      }
      last = group;
      element.dataset.walk = String(names.length - 1);
    }
    return names;
  }, part);
}

/** Where the focus is: number of a marked control, -1 outside of all. */
const place = (page: Page): Promise<number> =>
  page.evaluate(() => Number((document.activeElement as HTMLElement | null)?.dataset.walk ?? -1));

/**
 * Walks with Tab (or Shift+Tab) round a part of the page until a control comes again: every one is reached, in the
 * order of the document from wherever the walk began.
 */
export async function expectWalk(page: Page, part: string, back = false): Promise<void> {
  const names = await markControls(page, part);
  expect(names.length).toBeGreaterThan(2);
  const seen: number[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const at = await place(page);
    if (at < 0 || at === seen.at(-1)) continue;
    if (seen.includes(at)) break;
    seen.push(at);
  }
  const missed = names.filter((_, i) => !seen.includes(i));
  expect(missed, `not reached with ${back ? 'Shift+Tab' : 'Tab'}`).toEqual([]);
  const start = seen.indexOf(back ? names.length - 1 : 0);
  const turned = [...seen.slice(start), ...seen.slice(0, start)];
  const rising = names.map((_, i) => i);
  expect(turned).toEqual(back ? rising.reverse() : rising);
}
