import type { KpiBasis } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { noteWords, say } from '../messages';
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
  const lines = [
    ...basis.notes.map(({ kind, issues }) => noteWords[kind](figures.count(issues))),
    ...(basis.cut === null ? [] : [say.cut(figures.count(basis.cut.taken), figures.count(basis.cut.of))]),
    ...(basis.dataSince === null ? [] : [say.readBackTo(format.dayInYear(basis.dataSince), null)]),
    basis.complete ? say.complete : say.incomplete,
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
