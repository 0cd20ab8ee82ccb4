/**
 * The names that the `override` parameter of an update takes, each with the place of the record it stands for.
 * These alone are protected; the documentation of the update operation (`seedPut`) lists them.
 */
export const overrideNames: ReadonlyMap<string, string> = new Map(
  [
    'user_group',
    'job_category',
    'pin_number',
    'preferred_language',
    'campus_code',
    'rs_libraries',
    'user_title',
    'library_notices',
    'pref_first_name',
    'pref_middle_name',
    'pref_last_name',
    'cataloger_level',
  ].map((name) => [name, `user/${name}`]),
);
