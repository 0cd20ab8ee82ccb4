import type { ServiceError } from '@userlint/rules';
import type { Element } from '@xmldom/xmldom';
import { prettyXml } from './pretty-xml.ts';
import type { ReadBody, Reply } from './reply.ts';
import { openXml, type XmlDocument } from './xml-document.ts';

/** Reads an XML answer; undefined when it is none. */
export function readXml(text: string): ReadBody | undefined {
  const document = openXml(text);
  if (document === undefined) return undefined;
  const reply = replyOf(document);
  return { reply, text: prettyXml(document.root), language: 'xml' };
}

function replyOf(document: XmlDocument): Reply {
  const { root } = document;
  if (root.localName === 'web_service_result') return resultOf(document, root, root.localName);
  if (document.one('/user/primary_id[2]') !== undefined)
    return { is: 'other', what: 'a user record with two primary ids' };
  if (document.one('/user') !== undefined) return { is: 'record', identifiers: identifiersOf(document) };
  const body = document.one('/soap11:Envelope/soap11:Body[1] | /soap12:Envelope/soap12:Body[1]');
  if (body !== undefined) return soapReply(document, body);
  return {
    is: 'other',
    what: root.localName === 'html' ? 'an HTML page' : `XML with the root <${root.nodeName}>`,
  };
}

function soapReply(document: XmlDocument, body: Element): Reply {
  const fault = document.one('(soap11:Fault | soap12:Fault)[1]', body);
  if (fault !== undefined) return { is: 'errors', errors: [faultOf(document, fault)] };
  const call = document.one('*[1]', body);
  if (call === undefined) return { is: 'other', what: 'an empty SOAP envelope' };
  const name = call.localName ?? call.nodeName;
  const results = document.one('SearchResults[1]', call);
  if (results !== undefined) {
    document.unfold(results);
    const result = document.one('*[local-name() = "web_service_result"][1]', results);
    if (result !== undefined) return resultOf(document, result, name);
    return { is: 'other', what: 'a SOAP answer without a result in it' };
  }
  const olsa = document.one('self::olsa:*', call) !== undefined;
  return olsa ? { is: 'success', name } : { is: 'other', what: `a SOAP answer <${call.nodeName}>` };
}

/** Alma's `web_service_result`. An error is believed in any namespace, success only in Alma's own. */
function resultOf(document: XmlDocument, result: Element, name: string): Reply {
  const errors = document
    .all('*[local-name() = "errorList"][1]/*[local-name() = "error"][position() <= 100]', result)
    .map((error) => errorOf(document, error));
  const exist = textOf(document.one('*[local-name() = "errorsExist"][1]', result));
  if (errors.length > 0 || exist === 'true' || exist === '1') return { is: 'errors', errors };
  const sure = document.one('self::result:*[result:errorsExist = "false"]', result) !== undefined;
  return sure
    ? { is: 'success', name }
    : { is: 'other', what: 'a result that does not say whether there were errors' };
}

function errorOf(document: XmlDocument, error: Element): ServiceError {
  const code = textOf(document.one('*[local-name() = "errorCode"][1]', error));
  const message = textOf(document.one('*[local-name() = "errorMessage"][1]', error));
  return { code: code === '' ? null : code, message };
}

/** SOAP 1.1 has `faultstring`, 1.2 `Reason/Text`. */
function faultOf(document: XmlDocument, fault: Element): ServiceError {
  const reason = document.one('faultstring[1] | soap12:Reason[1]/soap12:Text[1]', fault);
  return { code: null, message: textOf(reason) };
}

function identifiersOf(document: XmlDocument): string[] {
  const path = '/user/primary_id[1] | /user/user_identifiers[1]/user_identifier[position() <= 100]/value[1]';
  return document.all(path).map(textOf);
}

function textOf(element: Element | undefined): string {
  return element?.textContent?.trim() ?? '';
}
