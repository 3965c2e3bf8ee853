import type { SettingsHome } from '../../contract/access';

/** What each section gets. */
export type SectionProps = { readonly home: SettingsHome };
