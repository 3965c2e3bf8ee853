import type { SuggestionFacts } from '../../usecases/suggestion/ports';
import { readExperience } from './experience-read';
import { readSiteAround, readSuggestionSite } from './suggestion-site';

/** What suggestions are made of, one statement each. */
export const suggestionFacts: SuggestionFacts = {
  site: readSuggestionSite,
  siteAround: readSiteAround,
  experience: readExperience,
};
