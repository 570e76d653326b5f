import countries from 'world-countries'

import { createGazetteer } from '../resolution/gazetteer.ts'
import type { CountryRecord, Gazetteer } from '../resolution/gazetteer.ts'
import type { ResourceLoader } from './resource-loader.ts'

/** The table of known names, from the package of countries and the lists in `data/lexicons`. Throws `BROKEN_DATA`. */
export const loadGazetteer = async (resources: Pick<ResourceLoader, 'text'>): Promise<Gazetteer> =>
  createGazetteer(countries as unknown as readonly CountryRecord[], {
    aliases: await resources.text('lexicons/aliases.tsv'),
    seats: await resources.text('lexicons/government-seats.tsv'),
    countryNames: await resources.text('lexicons/country-names.tsv'),
    governmentWords: await resources.text('lexicons/government-words.txt'),
  })
