import { launchBrowser } from '../src/browser.ts';
import { cacheFolder } from '../src/cache.ts';
import { installCodeServer, startCodeServer } from '../src/code-server.ts';
import type { Settings } from '../src/profile.ts';
import { patienceMs } from './wait-until.ts';
import { Workbench } from './workbench.ts';

/** A cold VS Code on a busy machine. */
const openingMs = 120_000;

/** A workbench that a program can drive: VS Code draws everything itself, nothing moves or is typed by itself. */
const drivable: Settings = {
  'window.dialogStyle': 'custom',
  'files.simpleDialog.enable': true,
  'files.autoSave': 'off',
  'workbench.reduceMotion': 'on',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
  'editor.autoIndent': 'none',
  'editor.quickSuggestions': 'off',
  'editor.suggestOnTriggerCharacters': false,
  // VS Code shows no list before it has fetched the snippets of all languages.
  'editor.snippetSuggestions': 'none',
  // What is left to see is what the language server says.
  'editor.lightbulb.enabled': 'off',
  // They stand among the text, and the driver reads the text.
  'editor.inlayHints.enabled': 'off',
  'editor.links': false,
  'editor.minimap.enabled': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.scrollBeyondLastLine': false,
  'editor.cursorBlinking': 'solid',
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
      const page = await browser.newPage({
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
        // Packing twenty megabytes for a way that stays on this machine takes code-server seconds.
        extraHTTPHeaders: { 'accept-encoding': 'identity' },
      });
      page.setDefaultTimeout(patienceMs);
      await page.goto(`${server.origin}/login`);
      await page.locator('input[name=password]').fill(server.password);
      await page.keyboard.press('Enter');
      await page
        .locator('.monaco-workbench .explorer-folders-view .monaco-list-row')
        .first()
        .waitFor({ timeout: openingMs });
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
