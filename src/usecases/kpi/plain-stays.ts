import type { Stage } from '../../domain/kpi/issue';
import type { KeptMeasure, KeptStay, StaysBesides } from './ports';

type Course = Pick<KeptMeasure, 'id' | 'created' | 'started' | 'done' | 'holder'>;

/**
 * The stays of an issue that never left done and never came back to to do, as KPIs of a moment see them: in to do from its
 * creation to its start, under way from then until done. `underWay`: the stage of the latter.
 */
export const plainStays = ({ id, created, started, done, holder }: Course, underWay: Stage): readonly KeptStay[] => {
  const toDo: KeptStay = { id, created, stage: 'toDo', from: created, to: started ?? done, started: null, holder };
  if (started === null) return [toDo];
  return [toDo, { id, created, stage: underWay, from: started, to: done, started, holder }];
};

/** Stays of all issues of which one is asked at a moment: what measures of those done tell, and what they do not. */
export const staysOf = (measures: readonly KeptMeasure[], { open, back }: StaysBesides): readonly KeptStay[] => {
  const wentBack = new Set(back.map(({ id }) => id));
  const plain = (course: Course, underWay: Stage) => (wentBack.has(course.id) ? [] : plainStays(course, underWay));
  return [
    ...back,
    ...measures.flatMap((measure) => (measure.done === null ? [] : plain(measure, 'inProgress'))),
    ...open.flatMap((stay) => plain({ ...stay, done: null }, stay.stage)),
  ];
};
