/**
 * Names of the SOAP record and of the first load format, and the fields that stand for each in the REST record: the
 * first that the place has (observed: Patrons_v1tov2.py in bulib/alma_patrons_loader; `expirationDate`:
 * openlibraryenvironment/dcb-service). Names that differ in case and underscores alone need no row.
 */
export const formerNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['userName', ['primary_id']],
  ['userType', ['account_type']],
  ['defaultLanguage', ['preferred_language']],
  ['expirationDate', ['expiry_date']],
  ['jobTitle', ['job_category']],
  ['userAddress', ['address']],
  ['userEmail', ['email']],
  ['userPhone', ['phone']],
  ['userNoteList', ['user_notes']],
  ['userBlockList', ['user_blocks']],
  ['userRoleList', ['user_roles']],
  ['userStatisticalCategoriesList', ['user_statistics']],
  ['userCategory', ['user_statistic']],
  ['statisticalCategory', ['statistic_category']],
  ['type', ['id_type', 'note_type', 'block_type']],
  ['note', ['note_text', 'block_note', 'address_note', 'statistic_note']],
  ['email', ['email_address']],
  ['phone', ['phone_number']],
  ['disc', ['desc']],
  ['@disc', ['@desc']],
]);

/** The same the other way round: names of the REST record in the SOAP record. */
export const restNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['primary_id', ['userName']],
  ['account_type', ['userType']],
  ['preferred_language', ['defaultLanguage']],
  ['job_category', ['jobTitle']],
  ['web_site_url', ['webSiteUrl']],
  ['rs_library', ['resourceSharingLibraryCode']],
  ['contact_info', ['userAddressList']],
  ['address', ['userAddress']],
  ['email', ['userEmail']],
  ['phone', ['userPhone']],
  ['user_notes', ['userNoteList']],
  ['user_blocks', ['userBlockList']],
  ['user_roles', ['userRoleList']],
  ['user_statistics', ['userStatisticalCategoriesList']],
  ['user_statistic', ['userCategory']],
  ['statistic_category', ['statisticalCategory']],
  ['address_types', ['types']],
  ['email_types', ['types']],
  ['phone_types', ['types']],
  ['address_type', ['userAddressTypes']],
  ['email_type', ['userEmailTypes']],
  ['phone_type', ['userPhoneTypes']],
  ['id_type', ['type']],
  ['note_type', ['type']],
  ['block_type', ['type']],
  ['block_status', ['status']],
  ['note_text', ['note']],
  ['block_note', ['note']],
  ['address_note', ['note']],
  ['statistic_note', ['note']],
  ['email_address', ['email']],
  ['phone_number', ['phone']],
  ['created_by', ['createdBy']],
  ['created_date', ['creationDate']],
  ['@preferred_sms', ['@preferredSMS']],
]);

/** What the samples of API consoles call the text of an element. */
export const sampleTextName = 'xml_value';

/** What they call a member that may bear any name. */
export const sampleMember = /^additionalProp\d?$/;

/** Whether a rule of its own explains the name. */
export function isSampleName(name: string): boolean {
  return name === sampleTextName || sampleMember.test(name);
}
