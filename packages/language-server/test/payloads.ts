/** An Alma `updateUser` call: 401655 unless the code of the call and the record's externalId are the same. */
export function envelope(code: string, externalId: string): string {
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:alma="http://alma.exlibris.com/">
  <soapenv:Body>
    <alma:updateUser>
      <arg0>johns</arg0>
      <arg1></arg1>
      <arg2>${code}</arg2>
      <arg3><![CDATA[<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">
  <xb:userDetails>
    <xb:userName>johns</xb:userName>
    <xb:externalId>${externalId}</xb:externalId>
    <xb:status>Active</xb:status>
    <xb:defaultLanguage>en</xb:defaultLanguage>
  </xb:userDetails>
  <xb:owneredEntity/>
</xb:userRecord>]]></arg3>
    </alma:updateUser>
  </soapenv:Body>
</soapenv:Envelope>
`;
}

export const mismatch = envelope('SIS', 'SIS_temp');
export const match = envelope('SIS', 'SIS');

/** A `.http` file; the address is never asked by anybody. */
export function putRequest(override: string): string {
  return `### Update johns
PUT https://localhost/almaws/v1/users/johns?override=${override}
Content-Type: application/json

{
  "primary_id": "johns",
  "first_name": "John",
  "last_name": "Smith",
  "record_type": {"value": "PUBLIC"},
  "account_type": {"value": "EXTERNAL"}, "external_id": "SIS",
  "user_group": {"value": "01"},
  "job_category": {"value": "x"}
}
`;
}

/** A load file of so many users: each has a birth date that can be repaired, and they share a primary_id by twos. */
export function loadFile(users: number): string {
  const user = (at: number) => `  <user>
    <primary_id>user${at >> 1}</primary_id>
    <record_type>PUBLIC</record_type>
    <full_name>User 𝒰${at}</full_name>
    <gender>neither${at}</gender>
    <birth_date>1990/01/${at + 10}</birth_date>
    <contact_info><emails><email preferred="true"><email_address>u${at}@localhost</email_address></email></emails></contact_info>
  </user>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<users>\n${Array.from({ length: users }, (_, at) => user(at)).join('')}</users>\n`;
}

export function jsonLoadFile(users: number): string {
  const user = (at: number) => ({
    primary_id: `user${at >> 1}`,
    record_type: { value: 'PUBLIC' },
    full_name: `User 𝒰${at}`,
    gender: { value: `neither${at}` },
    birth_date: `1990/01/${at + 10}`,
    contact_info: { email: [{ preferred: true, email_address: `u${at}@localhost` }] },
  });
  return `${JSON.stringify({ user: Array.from({ length: users }, (_, at) => user(at)) }, null, 2)}\n`;
}
