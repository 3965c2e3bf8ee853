import type { KpiBasis } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';
import { noteWords, say } from '../messages';
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
  const ratings = ratingWords(basis, { format, figures });
  const lines = [
    ...basis.notes.flatMap((note) =>
      note.kind === 'field-reading' ? [] : [noteWords[note.kind](figures.count(note.issues))],
    ),
    ...(basis.cut === null ? [] : [say.cut(figures.count(basis.cut.taken), figures.count(basis.cut.of))]),
    ...(ratings !== null ? [ratings] : since === null ? [] : [say.readBackTo(format.dayInYear(since), null)]),
    ...(ratings !== null ? [] : [basis.complete ? say.complete : say.incomplete]),
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
