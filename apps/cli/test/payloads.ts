/** An Alma SOAP updateUser call; `externalId` should equal `system`. */
export function updateUser(system: string, externalId: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body xmlns:m="http://alma.exlibris.com/">
    <m:updateUser>
      <arg0>johns</arg0>
      <arg1></arg1>
      <arg2>${system}</arg2>
      <arg3><![CDATA[<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">
  <xb:userDetails>
    <xb:status>Active</xb:status>
    <xb:userType>External</xb:userType>
    <xb:expiryDate>20301231000000</xb:expiryDate>
    <xb:defaultLanguage>en</xb:defaultLanguage>
    <xb:userName>johns</xb:userName>
    <xb:lastName>Smith</xb:lastName>
    <xb:userGroup>FACULTY</xb:userGroup>
    <xb:externalId>${externalId}</xb:externalId>
  </xb:userDetails>
  <xb:owneredEntity/>
</xb:userRecord>]]></arg3>
    </m:updateUser>
  </soap:Body>
</soap:Envelope>
`;
}

/** An OLSA UM_EditUser call with these fields. */
export function editUser(fields: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
  <s:Body>
    <EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
      <customerId>sandbox</customerId>
      ${fields}
    </EditUserRequest>
  </s:Body>
</s:Envelope>
`;
}

export const staff = `{
  "record_type": { "value": "STAFF" },
  "primary_id": "mlopez",
  "last_name": "Lopez",
  "user_group": { "value": "STAFF" },
  "account_type": { "value": "INTERNAL" }
}
`;

/** Settings with a rule that `staff` breaks; the words it is reported in are ours. */
export const staffExpire = `{
  "rules": {
    "site/staff-expire": {
      "at": "user/last_name",
      "when": "../user_group = 'STAFF'",
      "assert": "../expiry_date",
      "say": "Staff need an expiry date."
    }
  }
}
`;
