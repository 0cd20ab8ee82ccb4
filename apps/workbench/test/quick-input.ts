import type { Page } from 'playwright-core';

/** Opens a quick input by `keys`, types `text` into it, and takes the chosen row once it says all of `parts`. */
export async function takeFromQuickInput(
  page: Page,
  keys: string,
  text: string,
  ...parts: readonly string[]
): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  await page.keyboard.press(keys);
  await widget.locator('input:focus').waitFor();
  await page.keyboard.insertText(text);
  const chosen = parts.reduce(
    (row, hasText) => row.filter({ hasText }),
    widget.locator('.monaco-list-row.focused'),
  );
  await chosen.waitFor();
  await page.keyboard.press('Enter');
  await chosen.waitFor({ state: 'hidden' });
  await keysAreBack(page);
}

/**
 * A quick input keeps its keys when it is out of sight and the editor is focused: VS Code takes them away in a timer
 * that it sets when the focus leaves, and a busy page handles keys first. Until then Ctrl+Space, Ctrl+Home, Escape and
 * others do nothing in the editor. No element shows it, but a timer that is set afterwards runs afterwards.
 */
async function keysAreBack(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10)));
}
