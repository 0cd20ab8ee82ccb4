import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { takeFromQuickInput } from './quick-input.ts';
import { underlined } from './underlined.ts';
import { type VisibleLine, visibleLines } from './visible-lines.ts';
import { waitUntil } from './wait-until.ts';

/** `USERLINT_SCREENSHOTS` names another folder, to renew the pictures of the README. */
const screenshots =
  process.env.USERLINT_SCREENSHOTS ?? fileURLToPath(new URL('../../../test-results/', import.meta.url));

const activeGroup = '.editor-group-container.active';

/** What a person does in VS Code, and what that person sees. */
export class Workbench {
  readonly page: Page;
  readonly close: () => Promise<void>;

  constructor(page: Page, close: () => Promise<void>) {
    this.page = page;
    this.close = close;
  }

  /** Opens the file at `path`, as in *Go to File*, with the cursor at its beginning. */
  async openFile(path: string): Promise<void> {
    await takeFromQuickInput(this.page, 'Control+p', path, basename(path), dirname(path));
    // One editor shows file after file: a moment ago it was there, and focused, with another one.
    const shown = this.page.locator(`${activeGroup} .monaco-editor.focused[data-uri$="/${path}"] .view-line`);
    await shown.first().waitFor();
    // VS Code remembers where it was left.
    await this.goToTop();
  }

  /** Runs a command by its full title in the palette: `Userlint: Send Update…`. */
  async runCommand(title: string): Promise<void> {
    await takeFromQuickInput(this.page, 'F1', title, title);
  }

  /** The lines on the screen of the active editor, or of the one whose tab says `title`. */
  async editorText(title?: string): Promise<string> {
    const lines = await this.editor(title).evaluate(visibleLines);
    return lines.map(({ text }) => text).join('\n');
  }

  /** Waits until the active editor, or the one whose tab says `title`, shows `text`. */
  async showsText(text: string, title?: string): Promise<void> {
    await waitUntil(
      async () => (await this.editorText(title)).includes(text),
      async () => `The editor does not show ${JSON.stringify(text)} but:\n${await this.editorText(title)}`,
    );
  }

  /** Puts the cursor before (or after) the first place on the screen that reads `text`. */
  async goTo(text: string, side: 'before' | 'after' = 'before'): Promise<void> {
    const found = place(await this.editor().evaluate(visibleLines), text);
    const [line, column] = [found.line, found.column + (side === 'after' ? text.length : 0)];
    await takeFromQuickInput(this.page, 'Control+g', `${line}:${column}`, `line ${line}`);
    await this.cursorIsAt(line, column);
    await this.editorFocused();
  }

  /** Scrolls to the beginning of the file: only what is on the screen can be read. */
  async goToTop(): Promise<void> {
    await this.editorFocused();
    await this.page.keyboard.press('Control+Home');
    await this.cursorIsAt(1, 1);
  }

  /** Writes `text` before (or after) the first place on the screen that reads `anchor`. */
  async typeAt(anchor: string, side: 'before' | 'after', text: string): Promise<void> {
    await this.goTo(anchor, side);
    await this.page.keyboard.insertText(text);
    await this.showsText(side === 'before' ? text + anchor : anchor + text);
  }

  /** Selects the first place on the screen that reads `before`, and writes over it. */
  async replaceText(before: string, after: string): Promise<void> {
    await this.goTo(before);
    for (let typed = 0; typed < before.length; typed += 1) await this.page.keyboard.press('Shift+ArrowRight');
    await this.page.keyboard.insertText(after);
    await this.showsText(after);
  }

  /** Closes every editor and every dialog; what was not saved is gone. */
  async discardEverything(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
    await this.runCommand('View: Close All Editor Groups');
    const dialog = this.page.locator('.monaco-dialog-box');
    const tabs = this.page.locator('.editor-group-container .tab');
    await waitUntil(
      async () => {
        if (await dialog.isVisible()) await this.dialogButton("Don't Save");
        return (await tabs.count()) === 0;
      },
      async () => `Editors are left: ${await tabs.allInnerTexts()}`,
    );
    await this.clearNotifications();
  }

  /** The underlined stretches of the active editor, each as the text over the line. */
  squiggles(severity: 'error' | 'warning' | 'info' = 'error'): Promise<string[]> {
    return this.editor().evaluate(underlined, `squiggly-${severity}`);
  }

  /** Waits until exactly these stretches are underlined. */
  async showsSquiggles(
    expected: readonly string[],
    severity: 'error' | 'warning' | 'info' = 'error',
  ): Promise<void> {
    const wanted = [...expected].sort().join('\n');
    await waitUntil(
      async () => (await this.squiggles(severity)).sort().join('\n') === wanted,
      async () =>
        `Underlined as ${severity} is ${JSON.stringify(await this.squiggles(severity))}, not ${JSON.stringify(expected)}.`,
    );
  }

  /** The rows of the Problems panel, which is opened for it: `Error: …userlintalma/override[Ln 4, Col 40]`. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.runCommand('View: Toggle Problems');
      await panel.waitFor();
      await this.page.keyboard.press('Control+1');
      await this.editorFocused();
    }
    // On the first level stand the files.
    return panel.locator('.monaco-list-row[aria-level="2"]').evaluateAll((rows) =>
      rows.map((row) => {
        const [severity] = (row.getAttribute('aria-label') ?? '').split(':');
        return `${severity}: ${row.textContent}`;
      }),
    );
  }

  /** Waits until a row of the Problems panel says all of `parts`, and returns it. */
  async showsProblem(...parts: readonly string[]): Promise<string> {
    let row: string | undefined;
    await waitUntil(
      async () => {
        row = (await this.problems()).find((problem) => parts.every((part) => problem.includes(part)));
        return row !== undefined;
      },
      async () =>
        `No problem says ${JSON.stringify(parts)}; there are:\n${(await this.problems()).join('\n')}`,
    );
    return row ?? '';
  }

  /** Waits until the Problems panel is empty. */
  async showsNoProblems(): Promise<void> {
    await waitUntil(
      async () => (await this.problems()).length === 0,
      async () => `Problems are left:\n${(await this.problems()).join('\n')}`,
    );
  }

  /** By keyboard alone, at the first place on the screen that reads `text`. */
  async quickFixAt(text: string, title: string): Promise<void> {
    await this.goTo(text);
    await this.openQuickFixes();
    await this.chooseQuickFix(title);
  }

  /** The titles of the fixes offered where the cursor stands; the list stays open. */
  openQuickFixes(): Promise<string[]> {
    return this.askForActions('Control+.', 'Quick Fix');
  }

  /** Chooses from the open list by keyboard, and waits until the text on the screen is another one. */
  async chooseQuickFix(title: string): Promise<void> {
    const before = await this.editorText();
    const widget = this.page.locator('.action-widget').first();
    const rows = await widget.locator('.monaco-list-row.action').count();
    for (let step = 0; step <= rows; step += 1) {
      const focused = await widget.locator('.monaco-list-row.focused').allInnerTexts();
      if (focused.some((text) => text.includes(title))) {
        await this.page.keyboard.press('Enter');
        await widget.waitFor({ state: 'hidden' });
        await waitUntil(
          async () => (await this.editorText()) !== before,
          async () => `${JSON.stringify(title)} has changed nothing.`,
        );
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`No quick fix says ${JSON.stringify(title)}: ${await widget.innerText()}`);
  }

  /** Chooses a refactoring offered at the cursor. */
  async refactor(title: string): Promise<void> {
    await this.askForActions('Control+Shift+R', 'Rewrite');
    await this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click();
  }

  /** Asks by `keys` until a list is shown that has such a group, and returns all of its titles. */
  private async askForActions(keys: string, group: string): Promise<string[]> {
    const widget = this.page.locator('.action-widget');
    const rows = widget.locator('.monaco-list-row.action');
    const header = widget.locator('.monaco-list-row.group-header', { hasText: group });
    await this.editorFocused();
    await waitUntil(
      async () => {
        // Nothing is offered before the findings have arrived. And VS Code asks on its own, soon after the cursor has
        // moved or findings have come: the question of a person that is not answered by then is dropped without a word.
        // Neither shows on the screen: ask again, as a person would.
        await this.page.keyboard.press(keys);
        const shown = await rows
          .first()
          .waitFor({ timeout: 3000 })
          .then(
            () => true,
            () => false,
          );
        if (!shown || (await header.isVisible())) return shown;
        // Before the findings have arrived there may be refactorings already.
        await this.page.keyboard.press('Escape');
        await widget.waitFor({ state: 'hidden' });
        return false;
      },
      async () => `No ${group} is offered here.`,
    );
    return rows.allInnerTexts();
  }

  /** Presses a button of a notification. */
  async notificationButton(text: string): Promise<void> {
    await this.page.locator('.notification-toast .monaco-button', { hasText: text }).first().click();
  }

  /** Waits until what is told over the first place on the screen that reads `place` says `text`. */
  async showsHover(place: string, text: string): Promise<void> {
    await this.goTo(place);
    await this.runCommand('Show or Focus Hover');
    await this.page
      .locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: text })
      .first()
      .waitFor();
  }

  /** Clicks the first lens of the file that says `text`, and waits until a question or a notification answers it. */
  async codeLens(text: string): Promise<void> {
    const lens = this.editor().locator('.codelens-decoration a', { hasText: text }).first();
    const onScreen = async () => {
      if (!(await lens.isVisible())) return false;
      const [box, area] = [await lens.boundingBox(), await this.editor().boundingBox()];
      // Above the first line there may be half of it, under the tabs.
      return box !== null && area !== null && box.y >= area.y;
    };
    await this.scrollUpUntil(onScreen, async () => `No lens says ${JSON.stringify(text)}.`);
    const answer = this.page.locator('.monaco-dialog-box, .notifications-toasts .notification-list-item');
    // Lenses are read again after every edit, and the commands of the old ones are taken back. The link of a lens that
    // was out of sight meanwhile goes on naming its old command, until it is drawn anew a moment after it was scrolled
    // into sight (microsoft/vscode#226936). Nothing on the screen tells such a link from a good one until it is clicked.
    const takenBack = answer.filter({ hasText: 'Actual command not found' }).first();
    await waitUntil(
      async () => {
        await lens.click();
        await answer.first().waitFor();
        if (!(await takenBack.isVisible())) return true;
        await this.clearNotifications();
        await takenBack.waitFor({ state: 'hidden' });
        return false;
      },
      async () => `The lens that says ${JSON.stringify(text)} has no command.`,
    );
  }

  /** Waits until the lenses on the screen, at the top of the file, say exactly this. */
  async showsCodeLenses(expected: readonly string[]): Promise<void> {
    const shown = () => this.editor().locator('.codelens-decoration a').allInnerTexts();
    await this.scrollUpUntil(
      async () => (await shown()).join('\n') === expected.join('\n'),
      async () => `The lenses are ${JSON.stringify(await shown())}, not ${JSON.stringify(expected)}.`,
    );
  }

  /** What the modal dialog asks, once it is there. */
  async dialogText(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return dialog.innerText();
  }

  async dialogButton(text: string): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: text, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Waits for a notification that says `text`. */
  async showsNotification(text: string): Promise<void> {
    await this.page
      .locator('.notifications-toasts .notification-list-item', { hasText: text })
      .first()
      .waitFor();
  }

  /** Waits until no notification says `text` any more. */
  async showsNoNotification(text: string): Promise<void> {
    const notifications = this.page.locator('.notifications-toasts .notification-list-item', {
      hasText: text,
    });
    await notifications.first().waitFor({ state: 'hidden' });
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  /** Saved as `test-results/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await mkdir(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  /** A lens over the first line is out of sight when it arrives after the cursor has come there. */
  private async scrollUpUntil(
    check: () => Promise<boolean>,
    complaint: () => Promise<string>,
  ): Promise<void> {
    await this.editorFocused();
    await waitUntil(async () => {
      if (await check()) return true;
      await this.page.keyboard.press('Control+ArrowUp');
      return false;
    }, complaint);
  }

  private async editorFocused(): Promise<void> {
    await this.page.locator(`${activeGroup} .monaco-editor.focused`).waitFor();
  }

  /** As the status bar says. */
  private async cursorIsAt(line: number, column: number): Promise<void> {
    const told = this.page.locator('.statusbar').getByText(`Ln ${line}, Col ${column}`, { exact: true });
    await told.first().waitFor();
  }

  private editor(title?: string): Locator {
    const group =
      title === undefined
        ? this.page.locator(activeGroup)
        : this.page.locator('.editor-group-container', {
            has: this.page.locator('.tab.active', { hasText: title }),
          });
    return group.locator('.editor-instance .monaco-editor').first();
  }
}

/** Line and column, both from 1, of the first place that reads `text`, which is on one line. */
function place(lines: readonly VisibleLine[], text: string): { line: number; column: number } {
  const found = lines.find((line) => line.text.includes(text));
  if (!found) {
    const shown = lines.map((line) => line.text).join('\n');
    throw new Error(`The editor does not show ${JSON.stringify(text)}:\n${shown}`);
  }
  return { line: found.number, column: found.text.indexOf(text) + 1 };
}
