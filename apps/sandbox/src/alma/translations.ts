import type { Labels } from './site.ts';

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AddNewUserOptions: { PUBLIC: 'Öffentlich', STAFF: 'Personal', CONTACT: 'Kontakt' },
  UserUserType: { INTERNAL: 'Intern', EXTERNAL: 'Extern' },
  ContentStructureStatus: { ACTIVE: 'Aktiv', INACTIVE: 'Inaktiv' },
  UserRoleStatus: { ACTIVE: 'Aktiv', INACTIVE: 'Inaktiv', NEW: 'Neu' },
  UserPreferredLanguage: { en: 'Englisch', de: 'Deutsch', es: 'Spanisch', no: 'Norwegisch' },
  UserGroups: {
    FACULTY: 'Lehrende',
    STAFF: 'Personal',
    GRADUATE: 'Promovierende',
    STUDENT: 'Studierende',
    GUEST: 'Gäste',
    '01': 'Ehemalige',
  },
  UserAddressTypes: { home: 'Privat', work: 'Arbeit', school: 'Hochschule', alternative: 'Weitere' },
  UserEmailTypes: { personal: 'Privat', work: 'Arbeit', school: 'Hochschule', alternative: 'Weitere' },
  UserPhoneTypes: { home: 'Privat', mobile: 'Mobil', office: 'Büro', officeFax: 'Fax im Büro' },
  UserIdentifierTypes: { BARCODE: 'Strichcode' },
};

/** The labels of some codes in another language than English: enough to see that `lang` was heard. */
export const german: Labels = new Map(
  Object.entries(labels).map(([table, codes]) => [table, new Map(Object.entries(codes))]),
);
