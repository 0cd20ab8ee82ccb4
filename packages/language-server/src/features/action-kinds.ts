import { CodeActionKind } from 'vscode-languageserver';

export const QUICK_FIX = CodeActionKind.QuickFix;
export const REWRITE = `${CodeActionKind.RefactorRewrite}.userlint`;
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.userlint`;
