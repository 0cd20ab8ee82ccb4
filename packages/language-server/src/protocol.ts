/** What our own clients and this server say to each other beside LSP. Types only. */

import type { Outgoing, ServiceError } from '@userlint/rules';
import type { Position, Range } from 'vscode-languageserver-protocol';

/** Every custom request by its method; positions are UTF-16, as in LSP. */
export interface UserlintRequests {
  'userlint/prepare': { params: PrepareParams; result: PreparedRequest | Refused };
  'userlint/requests': { params: RequestsParams; result: readonly NamedRequest[] };
  'userlint/answered': { params: AnsweredParams; result: Answered };
  'userlint/refactor': { params: RefactorParams; result: NewDocument | Refused };
  'userlint/decoded': { params: RequestAt; result: DecodedPayload | Refused };
}

/** Asks what would be sent. Without `request` and `position` the document must hold exactly one request. */
export interface PrepareParams {
  /** `version`: refused when the server knows another one. */
  readonly textDocument: { readonly uri: string; readonly version?: number };
  /** Which request of the document, counted from 0. */
  readonly request?: number;
  /** Or where it stands. */
  readonly position?: Position;
}

export interface PreparedRequest {
  /** Of the document; hand it back with the answer. */
  readonly version: number;
  readonly request: number;
  /** What a person calls it: the name in the file, or what the operation does. */
  readonly title: string;
  /** 'alma/users.update' */
  readonly operation: string;
  readonly range: Range;
  readonly outgoing: Outgoing;
  /** The errors found in this request, in the order of the text; warnings do not stand in the way. */
  readonly inTheWay: readonly ErrorInTheWay[];
  readonly refused?: undefined;
}

export interface ErrorInTheWay {
  readonly message: string;
  readonly range: Range;
}

/** Why it cannot be sent, what to do about it, and where. */
export interface Refused {
  readonly refused: string;
  readonly range?: Range;
}

export interface RequestsParams {
  readonly textDocument: { readonly uri: string };
}

export interface NamedRequest {
  readonly request: number;
  readonly title: string;
  /** Null: a bare record nobody has placed. */
  readonly operation: string | null;
  readonly range: Range;
}

/**
 * Tells the server what a service answered. It is shown as diagnostics until the request's text changes
 * or the next answer for it arrives; an empty list clears.
 */
export interface AnsweredParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly request: number;
  readonly errors: readonly ServiceError[];
}

export interface Answered {
  /** How many places of the payload were marked; 0 when the request has changed since it was sent. */
  readonly mapped: number;
}

/** One request of a document: its number, where it stands, or the only one there is. */
export interface RequestAt {
  readonly textDocument: { readonly uri: string };
  readonly request?: number;
  readonly position?: Position;
}

/** Asks for what a refactoring makes a new document of; those that edit the document are code actions. */
export interface RefactorParams extends RequestAt {
  readonly refactoring: 'rest-xml' | 'rest-json';
}

/** To be opened beside; nothing is written to disk. */
export interface NewDocument {
  /** 'johns.http' */
  readonly suggestedName: string;
  readonly language: 'http';
  readonly text: string;
  readonly refused?: undefined;
}

/** A record that stands as text in an envelope, without the escapes round it. */
export interface DecodedPayload {
  /** Of the document. */
  readonly version: number;
  readonly request: number;
  readonly language: 'xml';
  readonly text: string;
  /** In order, without gaps. */
  readonly map: readonly DecodedPiece[];
  readonly refused?: undefined;
}

/** A stretch within one line of the decoded text, and what spells it in the document. */
export interface DecodedPiece {
  readonly start: Position;
  readonly range: Range;
  /** Each character stands for itself; otherwise all of it is one escape, line end or variable. */
  readonly verbatim: boolean;
}

/** `initializationOptions`; everything may be left out. */
export interface InitializationOptions {
  /** Where the pages of the rules are; a rule's id is put behind it. Without it, files beside the server. */
  readonly ruleDocs?: string;
  /**
   * Commands the client knows. With 'userlint.sendUpdate' each request gets a lens that runs it, with
   * 'userlint.convertToRestXml' and 'userlint.convertToRestJson' SOAP records get code actions that do.
   */
  readonly clientCommands?: readonly string[];
  /** The environment the client would send to, as lenses name it: 'Sandbox'. */
  readonly environment?: string;
  /** False: do not read a sample after start (default true). */
  readonly warmUp?: boolean;
}

/** The one argument of these commands. */
export interface SendUpdateArgument {
  readonly uri: string;
  readonly request: number;
}
