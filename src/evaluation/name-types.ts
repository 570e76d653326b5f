import type { NameType } from '../language/layers.ts'

/** How a corpus names our types; a type that it does not mark is missing, and such names are not counted. */
export type TypeMapping = Readonly<Partial<Record<NameType, string>>>

const PLACES = (name: string): TypeMapping => ({ GPE: name, LOC: name, FAC: name })
const OTHERS = (name: string): TypeMapping => ({
  NORP: name,
  EVENT: name,
  LAW: name,
  DOC: name,
  PRODUCT: name,
  MISC: name,
})

/** UNER: persons, organisations and places, nothing else. */
export const UNER_TYPES: TypeMapping = { PERSON: 'PER', ORG: 'ORG', ...PLACES('LOC') }

/** Re-DocRED: demonyms are places there. */
export const RE_DOCRED_TYPES: TypeMapping = {
  PERSON: 'PER',
  ORG: 'ORG',
  ...PLACES('LOC'),
  ...OTHERS('MISC'),
  NORP: 'LOC',
  TIME: 'TIME',
  QUANTITY: 'NUM',
}

export const RE3D_TYPES: TypeMapping = {
  PERSON: 'Person',
  ORG: 'Organisation',
  ...PLACES('Location'),
  NORP: 'Nationality',
  QUANTITY: 'Quantity',
  TIME: 'Temporal',
  PRODUCT: 'Weapon',
  DOC: 'DocumentReference',
  LAW: 'DocumentReference',
  MISC: 'Other',
  EVENT: 'Other',
}

/** re3d parts weapons, platforms and vehicles, and money and frequencies from quantities, more finely than our types. */
export const RE3D_COARSE: Readonly<Record<string, string>> = {
  MilitaryPlatform: 'Weapon',
  Vehicle: 'Weapon',
  Money: 'Quantity',
  Frequency: 'Quantity',
  CommsIdentifier: 'Other',
}

export const CROSSNER_TYPES: TypeMapping = {
  PERSON: 'person',
  ORG: 'organisation',
  ...PLACES('location'),
  ...OTHERS('misc'),
  EVENT: 'event',
}

/** CrossNER's politicians are persons, its countries places, its parties organisations and its elections events to us. */
export const CROSSNER_COARSE: Readonly<Record<string, string>> = {
  politician: 'person',
  country: 'location',
  politicalparty: 'organisation',
  election: 'event',
}
