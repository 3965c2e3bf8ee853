import type { KpiBasis } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { isMissedBy } from '../../../domain/kpi/odd-facts';
import { oddClassWords, oddFieldWords } from '../../shared/gap-words';
import { useProjects } from '../edit/choices';
import { noteWords, say } from '../messages';
import { givenUpIn } from '../notices';
import { ratingWords } from '../rating-words';
import type { Writing } from '../use-figures';

/** What to know before the number is quoted. */
export const Notes = ({
  basis,
  writing: { format, figures },
  kpi,
}: {
  basis: KpiBasis;
  writing: Writing;
  kpi: KpiId;
}) => {
  const { benchmark } = CATALOGUE[kpi];
  const since = basis.dataSince;
  const given = givenUpIn(basis);
  const odd = basis.notes.filter((note) => note.kind === 'odd').filter(({ field }) => isMissedBy(field, kpi));
  const projects = useProjects([...new Set(odd.map(({ project }) => project))]);
  const nameOf = (id: string) => projects?.find(({ value }) => value === id)?.name ?? `Project ${id}`;
  const ratings = ratingWords(basis, { format, figures });
  const lines = [
    ...basis.notes.flatMap((note) =>
      note.kind === 'unknown-status' || note.kind === 'untracked'
        ? [noteWords[note.kind](figures.count(note.issues))]
        : [],
    ),
    ...(given === '' ? [] : [say.givenUp(given)]),
    ...odd.map(({ issues, project, field, class: wrong }) =>
      say.odd(issues, nameOf(project), oddFieldWords[field] ?? field, oddClassWords[wrong] ?? wrong),
    ),
    ...(basis.cut === null ? [] : [say.cut(figures.count(basis.cut.taken), figures.count(basis.cut.of))]),
    ...(ratings !== null ? [ratings] : since === null ? [] : [say.readBackTo(format.dayInYear(since), null)]),
    ...(ratings !== null || given !== '' ? [] : [basis.complete ? say.complete : say.incomplete]),
    say.factsOf(format.moment(basis.asOf), format.place(basis.zone)),
    say.browseOnly,
    ...(benchmark === null ? [] : [say.benchmark(benchmark)]),
  ];
  return (
    <ul className="stack details-notes">
      {lines.map((line) => (
        <li key={line}>{line}.</li>
      ))}
    </ul>
  );
};
