/** What levels 1 to 5 mean, in the admin's own words. */
export type LevelWords = readonly [string, string, string, string, string];

/** What they mean until an admin says otherwise. A level is what somebody does, not how good they are. */
export const LEVEL_WORDS: LevelWords = [
  'Has seen it done',
  'Does it with help',
  'Works alone',
  'Handles hard cases',
  'Teaches others',
];

/** The first level of somebody who is able: who does it without help. */
export const ABLE = 3;
