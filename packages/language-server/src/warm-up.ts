import { describe, find, lint, noSettings, prepare, readDocument } from '@userlint/rules';

export const sample = `### Warm-up
PUT https://localhost/almaws/v1/users/warm?override=user_group HTTP/1.1
Content-Type: application/xml

<?xml version="1.0" encoding="UTF-8"?>
<user>
  <record_type desc="Public">PUBLIC</record_type>
  <primary_id>warm</primary_id>
  <first_name>A&amp;B</first_name>
  <contact_info><emails><email preferred="true"><email_address>warm@localhost</email_address></email></emails></contact_info>
</user>

###
PUT https://localhost/almaws/v1/users/warm
Content-Type: application/json

{"primary_id": "warm", "record_type": {"value": "PUBLIC"}, "contact_info": {"email": [{"preferred": true}]}}
`;

/** Reads a sample once with everything a keystroke needs, so that the first real one meets compiled code. */
export function readSample(): void {
  const reading = readDocument({ text: sample, path: 'warm-up.http' }, noSettings);
  lint(reading, noSettings, { now: new Date() });
  const found = find(reading, sample.indexOf('<primary_id>') + 1);
  if (found?.entry !== undefined) describe(found.entry, found.request);
  for (const request of reading.requests) prepare(reading, request);
}
