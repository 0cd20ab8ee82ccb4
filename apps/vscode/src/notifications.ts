import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import { oneLine } from './one-line.ts';

/**
 * VS Code makes a link of `[text](address)` in a notification, one that may run a command or open a file. What we
 * show quotes documents and services: it goes through here, and no link is left in it.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** Beyond this VS Code cuts a notification itself. */
const longest = 900;

const shown = (text: string) => withoutLinks(oneLine(text, longest));

export function showError(text: string): void {
  void window.showErrorMessage(shown(text));
}

export function showWarning(text: string): void {
  void window.showWarningMessage(shown(text));
}

export function showInformation(text: string): void {
  void window.showInformationMessage(shown(text));
}

/** Offers something in a notification; the button a person presses, if any. */
export function offer(text: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return window.showInformationMessage(shown(text), ...buttons);
}

/** Asks before going on, the button a person presses; `detail` may have lines. Enter presses the first. */
export function showModal(
  question: string,
  detail: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  const options = { modal: true, detail: withoutLinks(detail) };
  return window.showWarningMessage(shown(question), options, ...buttons);
}

/** Shows that something goes on, until it ends or a person stops it. */
export function whileShowing<T>(
  title: string,
  work: (progress: Progress<{ message: string; increment: number }>, stop: CancellationToken) => Promise<T>,
): Thenable<T> {
  const options = { location: ProgressLocation.Notification, title: shown(title), cancellable: true };
  return window.withProgress(options, work);
}
