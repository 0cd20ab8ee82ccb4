/**
 * What is presented to a service, by the way in which it asks. The values are secrets: they appear in no text made for
 * a person.
 */
export type Credential =
  | { readonly kind: 'apikey'; readonly key: string }
  | { readonly kind: 'basic'; readonly userName: string; readonly password: string }
  | { readonly kind: 'wsse'; readonly customer: string; readonly secret: string };
