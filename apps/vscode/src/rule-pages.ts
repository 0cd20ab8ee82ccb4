import { commands, Uri, type UriHandler, workspace } from 'vscode';
import { showInformation } from './notifications.ts';

const ruleAddress = /^\/rules\/((?:[a-z0-9-]{1,40}\/)?[a-z0-9-]{1,80})$/;

/** Opens `vscode://userlint.userlint/rules/<id>` as the bundled page about that rule, and does nothing else. */
export class RulePages implements UriHandler {
  readonly #extension: Uri;

  constructor(extension: Uri) {
    this.#extension = extension;
  }

  async handleUri(uri: Uri): Promise<void> {
    const id = ruleAddress.exec(uri.path)?.[1];
    if (id === undefined) return;
    const page = Uri.joinPath(this.#extension, 'dist', 'server', 'rules', `${id}.md`);
    if (await exists(page)) await commands.executeCommand('markdown.showPreview', page);
    else showInformation(`Userlint has no page about the rule ${id}.`);
  }
}

async function exists(page: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(page);
    return true;
  } catch {
    return false;
  }
}
