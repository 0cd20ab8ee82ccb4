import { randomUUID } from 'node:crypto';
import type { Answer, Call } from '../http/exchange.ts';
import { element, type Markup } from '../xml/write.ts';
import { almaErrors } from './tables.ts';

/** One error as Alma words it. */
export interface AlmaError {
  readonly code: string;
  readonly message: string;
  /** Alma gives one, its gateway and the SOAP service do not. */
  readonly trackingId?: string;
}

export type Format = 'xml' | 'json';

/** The gateway also has a JSON of its own: one error, not in a list, and wrapped once more. */
export type GatewayFormat = Format | 'wrapped-json';

export const gatewayFormats: readonly GatewayFormat[] = ['xml', 'json', 'wrapped-json'];

/** In which format and which language a client wants its answer. */
export interface Wanted {
  readonly format: Format;
  /** 'en' */
  readonly language: string;
}

/** That `format` in the address counts more than the header is inferred: clients send one of the two. */
export function wantedBy({ query, headers }: Pick<Call, 'query' | 'headers'>): Wanted {
  const format = query.get('format');
  return {
    format: format === 'json' || format === 'xml' ? format : acceptedFormat(headers.accept),
    language: query.get('lang') || 'en',
  };
}

/** JSON where the client asks for it and not for XML as well; XML otherwise, as the real one does. */
export function acceptedFormat(accept: string | undefined): Format {
  const wanted = accept?.toLowerCase() ?? '';
  return wanted.includes('json') && !wanted.includes('xml') ? 'json' : 'xml';
}

/** The documented words of a code, with what they leave open (X, Y, Z) filled in. */
export function almaError(code: string, open: Readonly<Record<string, string>> = {}): AlmaError {
  const message = (almaErrors[code]?.message ?? '').replace(/\b[XYZ]\b/g, (letter) => open[letter] ?? letter);
  return { code, message };
}

/** A refusal by Alma itself: 400 whatever it is about, a missing user too. */
export function almaRefusal(error: AlmaError, { format }: Pick<Wanted, 'format'>): Answer {
  const tracked = { ...error, trackingId: `E01-${randomUUID().slice(0, 8).toUpperCase()}-SANDBOX` };
  return errorAnswer(400, tracked, format);
}

/** A refusal by the gateway in front of Alma. */
export function gatewayRefusal(status: number, code: string, message: string, format: GatewayFormat): Answer {
  return errorAnswer(status, { code, message }, format);
}

function errorAnswer(status: number, error: AlmaError, format: GatewayFormat): Answer {
  const { code } = error;
  if (format === 'xml') {
    return { status, code, type: contentTypes.xml, body: `${prolog}${errorXml(error).xml}` };
  }
  const body = format === 'json' ? errorJson(error) : wrappedJson(error);
  return { status, code, type: contentTypes.json, body };
}

export const contentTypes: Readonly<Record<Format, string>> = {
  xml: 'application/xml;charset=UTF-8',
  json: 'application/json;charset=UTF-8',
};

export const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function errorJson({ code, message, trackingId }: AlmaError): string {
  const error = {
    errorCode: code,
    errorMessage: message,
    ...(trackingId === undefined ? {} : { trackingId }),
  };
  return JSON.stringify({ errorsExist: true, errorList: { error: [error] }, result: null });
}

function wrappedJson({ code, message }: AlmaError): string {
  const error = { errorCode: code, errorMessage: message };
  return JSON.stringify({ web_service_result: { errorList: { error } } });
}

const resultNamespace = { xmlns: 'http://com/exlibris/urm/general/xmlbeans' };

export function errorXml({ code, message, trackingId }: AlmaError): Markup {
  return element(
    'web_service_result',
    resultNamespace,
    element('errorsExist', {}, 'true'),
    element(
      'errorList',
      {},
      element(
        'error',
        {},
        element('errorCode', {}, code),
        element('errorMessage', {}, message),
        ...(trackingId === undefined ? [] : [element('trackingId', {}, trackingId)]),
      ),
    ),
  );
}

export function resultXml(...result: readonly Markup[]): Markup {
  return element(
    'web_service_result',
    resultNamespace,
    element('errorsExist', {}, 'false'),
    element('result', {}, ...result),
  );
}
