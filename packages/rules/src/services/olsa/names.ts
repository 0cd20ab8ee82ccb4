/** The capitals of a comment in the vendor's Java toolkit. */
const profileNames = [
  ['ProfileFieldValues', 'profileFieldValues'],
  ['FieldValue', 'profileFieldValues/fieldValue'],
  ['Value', 'profileFieldValues/fieldValue/value'],
] as const;

/**
 * Names that stand in the documentation's column "URL Parameter" or in a sister operation, and the element this
 * request has for them. By request, then by the wrong name.
 */
export const wireNames: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'EditUserRequest',
    new Map([
      ['isActive', 'active'],
      ['userLang', 'language'],
      ['siteLanguage', 'language'],
      ['username', 'userName'],
      ['newUsername', 'newUserName'],
      ['userRole', 'authType'],
    ]),
  ],
  [
    'EditUserExtendedRequest',
    new Map([
      ['isActive', 'active'],
      ['userLang', 'siteLanguage'],
      ['language', 'siteLanguage'],
      ['userName', 'username'],
      ['newUserName', 'newUsername'],
      ['authType', 'userRole'],
      ...profileNames,
    ]),
  ],
  [
    'CreateUserRequest',
    new Map([
      ['userLang', 'language'],
      ['siteLanguage', 'language'],
      ['username', 'userName'],
      ['userRole', 'authType'],
    ]),
  ],
  [
    'CreateUserExtendedRequest',
    new Map([
      ['userLang', 'language'],
      ['siteLanguage', 'language'],
      ['username', 'userName'],
      ['authType', 'userRole'],
      ...profileNames,
    ]),
  ],
]);
