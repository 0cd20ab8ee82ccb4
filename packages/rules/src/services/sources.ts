import { documented, inferred, observed } from '../facts/evidence.ts';

const exlibris = 'https://developers.exlibrisgroup.com';
const skillsoft = 'https://documentation.skillsoft.com/en_us/skillport/8_0/OLSA';

/** The schema of the REST user object, as of about March 2021. */
export const xsd21 = documented('Alma rest_user.xsd (2021)', `${exlibris}/alma/apis/docs/xsd/rest_user.xsd/`);
export const seedPut = documented(
  'Alma: Update User Details',
  `${exlibris}/alma/apis/docs/users/UFVUIC9hbG1hd3MvdjEvdXNlcnMve3VzZXJfaWR9/`,
);
export const postDoc = documented(
  'Alma: Create User',
  `${exlibris}/alma/apis/docs/users/UE9TVCAvYWxtYXdzL3YxL3VzZXJz/`,
);
export const openApi = documented('Alma OpenAPI of the users area (2026)');
export const openApiConf = documented('Alma OpenAPI of the configuration area (2026)');
export const seedSoap = documented('Alma knowledge article on error 401655');
/** The vendor's schema of the retired SOAP record; only a client's copy of it is public. */
export const soapXsd = documented('Alma user_record.xsd, copied in spotrick/AlmaWS');
export const csvFields = documented(
  'Alma CSV user load: supported fields',
  'https://libis.helpdocsite.com/informatie/alma-csv-user-load-supported-fields',
);
/** The first load format; its schema is not public. */
export const sisV1 = observed(
  'Load files of version 1, as bulib/alma_patrons_loader and other loaders write and read them',
);
export const almaWs = observed('spotrick/AlmaWS, a SOAP client of 2013-14');
/** The body the vendor's console offers for a new user; newer than the public schema. */
export const sample24 = observed('Sample user of 2024, in MITLibraries/alma-copyroles');
export const almaFixtures = observed('Answers of Alma kept as fixtures in public repositories');
export const ohsu = observed('OHSU-Library/alma-user-load');
export const addHomeAddress = observed('clhennessey/alma-add-home-address-type-to-preferred');
/** Turns the first load format into the second. */
export const v1tov2 = observed('Patrons_v1tov2.py in bulib/alma_patrons_loader');
export const gatewayClient = observed('ubpb/alma_api');
/** Records that the SOAP service has answered, kept as examples. */
export const phpAlma = observed('php-alma, a SOAP client');
/** Its load files hold empty dates, in production. */
export const patronLoad = observed('alma-patronload, which makes load files');
export const vufind = observed('createAlmaUser in VuFind');
export const almaInferred = inferred('Concluded from the Alma documentation');

export const editUserDoc = documented('OLSA: UM_EditUser', `${skillsoft}/7933.htm`);
export const createUserDoc = documented('OLSA: UM_CreateUser', `${skillsoft}/7932.htm`);
export const deleteUserDoc = documented('OLSA: UM_DeleteUser', `${skillsoft}/7934.htm`);
export const createGroupDoc = documented('OLSA: user group operations', `${skillsoft}/7935.htm`);
export const editGroupDoc = documented('OLSA: UM_EditUserGroup', `${skillsoft}/7936.htm`);
export const getUserDoc = documented('OLSA web services', `${skillsoft}/33502.htm`);
export const addToGroupDoc = documented('OLSA: UM_AddUserToGroup', `${skillsoft}/7938.htm`);
export const removeFromGroupDoc = documented('OLSA: UM_RemoveUserFromGroup', `${skillsoft}/7939.htm`);
export const createExtendedDoc = documented('OLSA: UM_CreateUserExtended', `${skillsoft}/50452.htm`);
export const editExtendedDoc = documented('OLSA: UM_EditUserExtended', `${skillsoft}/50453.htm`);
export const getExtendedDoc = documented('OLSA: UM_GetUserDetailsExtended', `${skillsoft}/50455.htm`);
export const securityDoc = documented('OLSA: security and time stamps', `${skillsoft}/7888.htm`);
export const csvTemplate = documented('Skillport user CSV template', `${skillsoft}/24596.htm`);
export const customFieldDoc = documented('Skillport custom user fields (46084)');
export const selfRegistrationDoc = documented('Skillport self-registration (41515)');
/** A client generated from the vendor's own WSDL, which is not public. */
export const olsaProxy = observed('Olsa.cs in martinholden-skillsoft/Skillport.Olsa');
export const olsaPhp = observed('martinholden-skillsoft/olsaphp');
/** Checks the headers that OLSA's clients make, as OLSA's own people do. */
export const wsseCheck = observed('martinholden-skillsoft/WSSEPasswordDigestCheck');
export const usernameToken = documented(
  'OASIS WS-Security UsernameToken Profile 1.0',
  'https://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0.pdf',
);
export const olsaMoodle = observed('lushonline/moodle2-skillsoft-activity');
/** How Axis 1 reads a request; that OLSA runs on it is our conclusion. */
export const axisInferred = inferred('Apache Axis 1, on which OLSA seems to run');
export const olsaInferred = inferred('Concluded from the OLSA documentation');
