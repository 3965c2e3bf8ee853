import { type Answer, type Call, noContent, ok, param, READ_WORK, type Route, WRITE_WORK } from '../call';
import { commit } from '../edit/change';
import { issueUpdated } from '../edit/events';
import { changesOf } from '../edit/fields';
import { moveTo, transitionsOf } from '../edit/status';
import { badField, badRequest } from '../errors';
import type { Resolution } from '../model';
import { editableIssue, mayIn, projectOf, visibleIssue } from '../permissions';
import { bodyOf, idOf, isRecord, type Json } from '../read';
import { statusBean } from '../shapes/catalog';

/** Nothing is offered to those who may not change the issue. */
const list = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const allowed = mayIn(call.viewer, projectOf(call.world, issue), 'edit');
  const transitions = allowed ? transitionsOf(call.world, issue) : [];
  return ok({
    expand: 'transitions',
    transitions: transitions.map(({ id, to }) => ({
      id,
      name: to.name,
      to: statusBean(to),
      hasScreen: false,
      isGlobal: true,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      looped: false,
    })),
  });
};

const move = (call: Call): Answer => {
  const issue = editableIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const body = bodyOf(call.body);
  const wanted = isRecord(body.transition) ? idOf(body.transition.id) : null;
  const transition = transitionsOf(call.world, issue).find(({ id }) => id === wanted);
  if (!transition) {
    throw badRequest(
      `It seems that you have tried to perform a workflow operation that is not valid for the current state of this issue. Transition '${wanted}'.`,
    );
  }
  const { resolution, ...fields } = isRecord(body.fields) ? body.fields : {};
  const changes = [
    ...moveTo(call, issue, transition.to, resolution === undefined ? null : resolutionOf(call, resolution)),
    ...changesOf(call, issue, { ...body, fields } satisfies Json),
  ];
  issueUpdated(call, issue, commit(call, issue, changes));
  return noContent();
};

const resolutionOf = ({ world }: Call, value: unknown): Resolution => {
  const id = isRecord(value) ? idOf(value.id) : null;
  const name = isRecord(value) ? value.name : null;
  const found = [...world.resolutions.values()].find((entry) => entry.id === id || entry.name === name);
  if (!found) throw badField('resolution', 'The resolution selected is invalid.');
  return found;
};

const PATH = '/rest/api/3/issue/{issueIdOrKey}/transitions';

export const transitionRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: READ_WORK, door: 'anyone', handle: list },
  { method: 'POST', path: PATH, scopes: WRITE_WORK, door: 'anyone', write: true, handle: move },
];
