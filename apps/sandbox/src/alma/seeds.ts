import type { AlmaUser } from './users.ts';

/** The people Alma starts with. All of them are invented. */
export const seeds: readonly AlmaUser[] = [
  {
    // The user of the knowledge article: its owner is the profile SIS_temp.
    handEdited: ['user_group', 'campus_code'],
    user: {
      record_type: 'PUBLIC',
      primary_id: 'johns',
      first_name: 'John',
      middle_name: 'W',
      last_name: 'Smith',
      full_name: 'John W Smith',
      pin_number: '4554',
      user_group: 'FACULTY',
      campus_code: 'Main',
      cataloger_level: '00',
      preferred_language: 'en',
      birth_date: '1979-01-11Z',
      expiry_date: '2030-12-31Z',
      purge_date: '2031-12-31Z',
      account_type: 'EXTERNAL',
      external_id: 'SIS_temp',
      status: 'ACTIVE',
      status_date: '2024-09-01Z',
      is_researcher: 'false',
      contact_info: {
        address: [
          {
            preferred: 'true',
            segment_type: 'External',
            line1: '1 Example Street',
            city: 'Scottsdale',
            state_province: 'AZ',
            postal_code: '85054',
            country: 'USA',
            address_type: ['work'],
          },
        ],
        email: [
          {
            preferred: 'true',
            segment_type: 'External',
            email_address: 'johns@example.org',
            email_type: ['work'],
          },
        ],
        phone: [
          {
            preferred: 'true',
            preferred_sms: 'false',
            segment_type: 'External',
            phone_number: '555-0100',
            phone_type: ['office'],
          },
        ],
      },
      user_identifier: [
        { segment_type: 'External', id_type: 'BARCODE', value: '30111000000017', status: 'ACTIVE' },
        { segment_type: 'External', id_type: 'UNIV_ID', value: 'johns691', status: 'ACTIVE' },
      ],
      user_role: [{ status: 'ACTIVE', scope: 'SANDBOX', role_type: '200' }],
      user_note: [
        {
          segment_type: 'Internal',
          note_type: 'LIBRARY',
          note_text: 'Asked for a carrel.',
          user_viewable: 'false',
          popup_note: 'false',
          created_by: 'System',
          created_date: '2024-09-01T10:59:00Z',
        },
      ],
      user_statistic: [{ segment_type: 'External', statistic_category: 'LOCAL' }],
    },
  },
  {
    handEdited: [],
    user: {
      record_type: 'STAFF',
      primary_id: 'mlopez',
      first_name: 'Maria',
      last_name: 'Lopez',
      full_name: 'Maria Lopez',
      job_category: 'Cataloger',
      user_group: 'STAFF',
      cataloger_level: '00',
      preferred_language: 'en',
      expiry_date: '2030-06-30Z',
      account_type: 'INTERNAL',
      status: 'ACTIVE',
      status_date: '2024-09-01Z',
      is_researcher: 'false',
      contact_info: {
        email: [
          {
            preferred: 'true',
            segment_type: 'Internal',
            email_address: 'maria.lopez@example.org',
            email_type: ['work'],
          },
        ],
      },
      user_identifier: [
        { segment_type: 'Internal', id_type: 'BARCODE', value: '30111000000025', status: 'ACTIVE' },
      ],
      user_role: [
        { status: 'ACTIVE', scope: 'SANDBOX', role_type: '200' },
        {
          status: 'ACTIVE',
          scope: 'MAIN',
          role_type: '221',
          parameter: [{ type: 'CirculationDesk', scope: 'MAIN', value: 'DEFAULT_CIRC_DESK' }],
        },
      ],
    },
  },
  {
    handEdited: ['preferred_language'],
    user: {
      record_type: 'PUBLIC',
      primary_id: 'apatel',
      first_name: 'Asha',
      last_name: 'Patel',
      full_name: 'Asha Patel',
      user_group: 'STUDENT',
      cataloger_level: '00',
      preferred_language: 'en',
      expiry_date: '2028-09-30Z',
      account_type: 'EXTERNAL',
      external_id: 'SIS',
      status: 'ACTIVE',
      status_date: '2024-09-01Z',
      // Something lent and something owed: this user cannot be deleted.
      loans: '1',
      fees: '2.5',
      is_researcher: 'false',
      contact_info: {
        email: [
          {
            preferred: 'true',
            segment_type: 'External',
            email_address: 'asha.patel@example.org',
            email_type: ['school'],
          },
        ],
      },
      user_identifier: [
        { segment_type: 'External', id_type: 'BARCODE', value: '30111000000033', status: 'ACTIVE' },
      ],
      user_role: [{ status: 'ACTIVE', scope: 'SANDBOX', role_type: '200' }],
    },
  },
];
