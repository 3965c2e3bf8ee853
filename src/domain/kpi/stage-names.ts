import type { Stage } from './issue';
import { type Category, categoryByName } from './status-names';

/** Words that tell a review, whoever is waited for: "Client review", "Awaiting approval", "Ready for QA". */
const REVIEW =
  /\b(reviews?|reviewing|reviewed by|proof|proofs|proofing|approval|sign[ -]?off|feedback|qa|quality check|testing|in test|verifying|verification)\b/;
/** Words that tell that nobody can go on: "On hold", "Waiting for client", "Blocked". */
const WAITING =
  /\b(on hold|hold|parked|paused|blocked|impeded|stalled|waiting|awaiting|pending|suspended|more details needed|needs? (more )?info(rmation)?)\b/;

const BY_CATEGORY: Readonly<Record<Category, Stage>> = { new: 'toDo', indeterminate: 'inProgress', done: 'done' };

/**
 * The stage that a status of this name most likely is; null where its name says nothing. What is named as done stays done
 * ("Approved", "Verified"). English.
 */
export const stageByName = (name: string): Stage | null => {
  const text = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
  const category = categoryByName(name);
  if (category === 'done' || category === 'new') return BY_CATEGORY[category];
  if (REVIEW.test(text)) return 'inReview';
  if (WAITING.test(text)) return 'waiting';
  return category === null ? null : BY_CATEGORY[category];
};
