import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from '../src/browser.ts';
import { cacheFolder } from '../src/cache.ts';
import { installCodeServer, startCodeServer } from '../src/code-server.ts';
import type { Settings } from '../src/profile.ts';

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** A workbench that a program can drive: everything is drawn by VS Code itself, and nothing moves by itself. */
const drivable: Settings = {
  'window.dialogStyle': 'custom',
  'files.simpleDialog.enable': true,
  'files.autoSave': 'off',
  'workbench.reduceMotion': 'on',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.lightbulb.enabled': 'off',
};

export interface WorkbenchOptions {
  readonly folder: string;
  readonly vsix: string;
  readonly settings?: Settings;
  /** `ask` leaves workspace trust on: the folder opens in restricted mode. */
  readonly trust?: 'everything' | 'ask';
}

/** VS Code with the extension, open on `folder` in a headless browser. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const cache = cacheFolder();
  const server = await startCodeServer({
    ...options,
    runtime: await installCodeServer(cache),
    settings: { ...drivable, ...options.settings },
  });
  try {
    const browser = await launchBrowser(cache);
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
      page.setDefaultTimeout(20_000);
      await page.goto(`${server.origin}/login`);
      await page.locator('input[name=password]').fill(server.password);
      await page.keyboard.press('Enter');
      await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
      return new Workbench(page, async () => {
        await browser.close();
        await server.stop();
      });
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** What a person does in VS Code, and what that person sees. */
export class Workbench {
  readonly page: Page;
  readonly close: () => Promise<void>;

  constructor(page: Page, close: () => Promise<void>) {
    this.page = page;
    this.close = close;
  }

  /** By its name or the end of its path, as in *Go to File*. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.page.keyboard.insertText(path);
    await this.quickInputRow(path.slice(path.lastIndexOf('/') + 1)).waitFor();
    await this.page.keyboard.press('Enter');
    await this.editorShown(path.slice(path.lastIndexOf('/') + 1));
  }

  /** Waits until the active editor's tab says `title`. */
  async editorShown(title: string | RegExp): Promise<void> {
    await this.page.locator('.editor-group-container.active .tab.active', { hasText: title }).waitFor();
    await this.activeEditor().locator('.view-line').first().waitFor();
  }

  /** Runs a command by its full title in the palette: `Userlint: Send Update…`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.keyboard.insertText(title);
    await this.quickInputRow(title).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Chooses from an open list by typing what it says. */
  async pickItem(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
    await this.page.keyboard.insertText(text);
    await this.quickInputRow(text).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The lines of the active editor that are on the screen. */
  async editorText(): Promise<string> {
    const lines = await this.activeEditor()
      .locator('.view-line')
      .evaluateAll((elements) =>
        elements
          .map((element) => ({ top: Number.parseFloat(element.style.top), text: element.textContent ?? '' }))
          .sort((a, b) => a.top - b.top)
          .map((line) => line.text),
      );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Waits until the active editor shows `text`. */
  async showsText(text: string): Promise<void> {
    await waitUntil(
      async () => (await this.editorText()).includes(text),
      async () => `The editor does not show ${JSON.stringify(text)} but:\n${await this.editorText()}`,
    );
  }

  /** Puts the cursor before (or after) the first place on the screen that reads `text`. */
  async goTo(text: string, side: 'before' | 'after' = 'before'): Promise<void> {
    const { line, column } = place(await this.editorText(), text);
    await this.page.keyboard.press('Control+g');
    await this.page.locator('.quick-input-widget').waitFor();
    await this.page.keyboard.insertText(`${line}:${column + (side === 'after' ? text.length : 0)}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Writes `text` before (or after) the first place on the screen that reads `anchor`. */
  async typeAt(anchor: string, side: 'before' | 'after', text: string): Promise<void> {
    await this.goTo(anchor, side);
    await this.page.keyboard.insertText(text);
  }

  /** Selects the first place on the screen that reads `before`, and writes over it. */
  async replaceText(before: string, after: string): Promise<void> {
    await this.goTo(before);
    for (let typed = 0; typed < before.length; typed += 1) await this.page.keyboard.press('Shift+ArrowRight');
    await this.page.keyboard.insertText(after);
    await this.showsText(after);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  /** The underlined stretches of the active editor, each as the text over the line. */
  async squiggles(severity: 'error' | 'warning' | 'info' = 'error'): Promise<string[]> {
    const editor = this.activeEditor();
    const lines = editor.locator('.view-line');
    const marks = await editor.locator(`.squiggly-${severity}`).all();
    const found: string[] = [];
    for (const mark of marks) {
      const box = await mark.boundingBox();
      if (!box) continue;
      found.push(
        await lines.evaluateAll((elements, { x, y, width, height }) => {
          const middle = y + height / 2;
          const line = elements.find((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top <= middle && middle < bottom;
          });
          if (!line) return '';
          let text = '';
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              const letter = range.getBoundingClientRect();
              const centre = letter.left + letter.width / 2;
              if (x <= centre && centre <= x + width) text += (node.textContent ?? '')[at];
            }
          }
          return text.replaceAll('\u00a0', ' ');
        }, box),
      );
    }
    return found;
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

  /** The rows of the Problems panel, which this opens; the editor has the focus afterwards. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.runCommand('View: Toggle Problems');
    await panel.waitFor();
    await this.page.keyboard.press('Control+1');
    const rows = await panel.locator('.monaco-list-row').all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
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

  /** By keyboard alone: F8 to the next problem of the file, Ctrl+. and the arrow keys to the fix. */
  async quickFix(title: string): Promise<void> {
    await this.page.keyboard.press('F8');
    await this.page.locator('.marker-widget').waitFor();
    await this.page.keyboard.press('Escape');
    await this.openQuickFixes();
    await this.chooseQuickFix(title);
  }

  /** The titles offered where the cursor stands; the list stays open. */
  async openQuickFixes(): Promise<string[]> {
    await this.page.keyboard.press('Control+.');
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Chooses from the open list by keyboard. */
  async chooseQuickFix(title: string): Promise<void> {
    const widget = this.page.locator('.action-widget').first();
    const rows = await widget.locator('.monaco-list-row.action').count();
    for (let step = 0; step <= rows; step += 1) {
      const focused = await widget.locator('.monaco-list-row.focused').allInnerTexts();
      if (focused.some((text) => text.includes(title))) {
        await this.page.keyboard.press('Enter');
        await widget.waitFor({ state: 'hidden' });
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`No quick fix says ${JSON.stringify(title)}: ${await widget.innerText()}`);
  }

  /** What the mouse is told over the first place on the screen that reads `text`. */
  async hover(text: string): Promise<string> {
    await this.goTo(text);
    await this.runCommand('Show or Focus Hover');
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await hover.waitFor();
    return this.page.locator('.monaco-hover:not(.hidden)').first().innerText();
  }

  async codeLens(text: string): Promise<void> {
    await this.activeEditor().locator('.codelens-decoration a', { hasText: text }).first().click();
  }

  codeLenses(): Promise<string[]> {
    return this.activeEditor().locator('.codelens-decoration a').allInnerTexts();
  }

  /** What the modal dialog asks, once it is there. */
  async dialogText(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return dialog.innerText();
  }

  async dialogButton(text: string): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.locator('.monaco-button', { hasText: text }).first().click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Waits for a notification that says `text`. */
  async showsNotification(text: string): Promise<void> {
    await this.page
      .locator('.notifications-toasts .notification-list-item', { hasText: text })
      .first()
      .waitFor();
  }

  /** Saved as `screenshots/NAME.png` of this app. */
  async screenshot(name: string): Promise<void> {
    const path = join(screenshots, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  private activeEditor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor:not(.rename-box)').first();
  }

  private quickInputRow(text: string): Locator {
    return this.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: text });
  }
}

/** Line and column, both from 1, of the first place that reads `text`. */
function place(shown: string, text: string): { line: number; column: number } {
  const at = shown.indexOf(text);
  if (at < 0) throw new Error(`The editor does not show ${JSON.stringify(text)}:\n${shown}`);
  const before = shown.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

async function waitUntil(check: () => Promise<boolean>, complaint: () => Promise<string>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error(await complaint());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
