import { textOfAdf } from '../adf';
import { isLocalDate } from '../dates';
import { badField } from '../errors';
import { changeOf, type FieldEdit } from './change';

const SUMMARY_LIMIT = 255;

export const editSummary: FieldEdit = (_call, issue, value) => {
  if (typeof value !== 'string' || value.trim() === '') {
    throw badField('summary', 'You must specify a summary of the issue.');
  }
  if (value.length > SUMMARY_LIMIT) throw badField('summary', 'Summary must be less than 255 characters.');
  return changeOf('summary', [null, issue.summary], [null, value.trim()], (changed) => {
    changed.summary = value.trim();
  });
};

/** A document of v3, or null to empty it; plain text is refused as Jira refuses it. */
export const editDescription: FieldEdit = (_call, issue, value) => {
  const text = value === null ? null : textOfAdf(value);
  if (value !== null && text === null) {
    throw badField('description', 'Operation value must be an Atlassian Document (see the Atlassian Document Format)');
  }
  return changeOf('description', [null, issue.description], [null, text], (changed) => {
    changed.description = text;
  });
};

export const editDue: FieldEdit = (_call, issue, value) => {
  const due = value === '' || value === null ? null : value;
  if (due !== null && (typeof due !== 'string' || !isLocalDate(due))) {
    throw badField('duedate', "Error parsing date string: must be in the format 'yyyy-MM-dd'");
  }
  return changeOf('duedate', dayOf(issue.due), dayOf(due), (changed) => {
    changed.due = due;
  });
};

export const editLabels: FieldEdit = (_call, issue, value) => {
  if (!Array.isArray(value) || !value.every((label) => typeof label === 'string')) {
    throw badField('labels', 'data was not an array');
  }
  const broken = value.find((label) => /\s/.test(label));
  if (broken !== undefined) throw badField('labels', `The label '${broken}' contains spaces which is invalid.`);
  const labels = [...new Set(value)].sort();
  return changeOf('labels', ['', [...issue.labels].sort().join(' ')], ['', labels.join(' ')], (changed) => {
    changed.labels = labels;
  });
};

/** History keeps the day and, in words, its midnight. */
const dayOf = (day: string | null) => [day, day === null ? null : `${day} 00:00:00.0`] as const;
