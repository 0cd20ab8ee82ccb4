import { almaApiKey, almaSoapPassword, almaSoapUser } from '../../src/index.ts';
import type { Sent } from '../client.ts';

export const key = { Authorization: `apikey ${almaApiKey}` };
export const xmlHeaders = { ...key, 'Content-Type': 'application/xml' };
export const jsonHeaders = { ...key, 'Content-Type': 'application/json', Accept: 'application/json' };

/** The seeded external user with the parts that Alma wants; `more` are further children, or others of these. */
export function johnsXml(more: Readonly<Record<string, string>> = {}): string {
  const parts: Readonly<Record<string, string>> = {
    record_type: 'PUBLIC',
    primary_id: 'johns',
    account_type: 'EXTERNAL',
    external_id: 'SIS_temp',
    last_name: 'Smith',
    ...more,
  };
  const children = Object.entries(parts).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<user>${children.join('')}</user>`;
}

export function johnsJson(more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    record_type: { value: 'PUBLIC' },
    primary_id: 'johns',
    account_type: { value: 'EXTERNAL' },
    external_id: 'SIS_temp',
    last_name: 'Smith',
    ...more,
  });
}

export function putXml(body: string, target = 'johns'): Sent {
  return { method: 'PUT', path: `/almaws/v1/users/${target}`, headers: xmlHeaders, body };
}

export function putJson(body: string, target = 'johns'): Sent {
  return { method: 'PUT', path: `/almaws/v1/users/${target}`, headers: jsonHeaders, body };
}

/** A user that nobody has yet. */
export function newUserXml(more: Readonly<Record<string, string>> = {}): string {
  return johnsXml({
    primary_id: 'nnew',
    account_type: 'INTERNAL',
    external_id: '',
    last_name: 'New',
    ...more,
  });
}

export function postXml(body: string, query = ''): Sent {
  return { method: 'POST', path: `/almaws/v1/users${query}`, headers: xmlHeaders, body };
}

export function deletion(target: string): Sent {
  return { method: 'DELETE', path: `/almaws/v1/users/${target}`, headers: key };
}

export function conf(target: string, headers: Readonly<Record<string, string>> = key): Sent {
  return { method: 'GET', path: `/almaws/v1/conf/${target}`, headers };
}

export function identifier(type: string, value: string): string {
  return `<user_identifier><id_type>${type}</id_type><value>${value}</value></user_identifier>`;
}

export function get(target: string, headers: Readonly<Record<string, string>> = key): Sent {
  return { method: 'GET', path: `/almaws/v1/users/${target}`, headers };
}

/** What an application of the retired SOAP service sends for a record. */
export function userRecord(externalId: string, more = ''): string {
  return `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">
  <xb:userDetails>
    <xb:status>Active</xb:status>
    <xb:userType>External</xb:userType>
    <xb:defaultLanguage>en</xb:defaultLanguage>
    <xb:userName>johns</xb:userName>
    <xb:lastName>Smith</xb:lastName>
    <xb:externalId>${externalId}</xb:externalId>${more}
  </xb:userDetails>
  <xb:owneredEntity/>
</xb:userRecord>`;
}

export function inCdata(record: string): string {
  return `<![CDATA[${record}]]>`;
}

export function escaped(record: string): string {
  return record.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function soapCall(operation: string, ...args: readonly string[]): Sent {
  const written = args.map((arg, index) => `<arg${index}>${arg}</arg${index}>`).join('');
  return soapMessage(`<m:${operation} xmlns:m="http://alma.exlibris.com/">${written}</m:${operation}>`);
}

export function soapMessage(call: string): Sent {
  const envelope = 'http://schemas.xmlsoap.org/soap/envelope/';
  return {
    method: 'POST',
    path: '/almaws/repository/UserWebServices',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      Authorization: `Basic ${Buffer.from(`${almaSoapUser}:${almaSoapPassword}`).toString('base64')}`,
    },
    body: `<soap:Envelope xmlns:soap="${envelope}"><soap:Body>${call}</soap:Body></soap:Envelope>`,
  };
}

export function inSoap12(message: Sent): Sent {
  const body = String(message.body).replace(
    /http:\/\/schemas[^"]*/,
    'http://www.w3.org/2003/05/soap-envelope',
  );
  const type = { 'Content-Type': 'application/soap+xml; charset=utf-8' };
  return { ...message, headers: { ...message.headers, ...type }, body };
}
