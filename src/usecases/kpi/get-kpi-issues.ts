import type { Reply } from '../../contract';
import type { KpiIssues, KpiIssuesRequest } from '../../contract/kpi';
import { CATALOGUE } from '../../domain/kpi/catalogue';
import { cycleTimeOf } from '../../domain/kpi/cycle-time';
import { type Frame, type Sample, sift } from '../../domain/kpi/flow-frame';
import { isAboutPeople } from '../../domain/kpi/people-rules';
import { median } from '../../domain/kpi/percentile';
import type { Viewer } from '../ports';
import { type Desk, figuresIn, frameFor, windowFor } from './figures';
import { deskOf } from './get-kpis';
import { isOfIssues } from './kinds';
import { basisOf, openScope } from './open-scope';
import type { KpiPorts } from './ports';
import { notesOf, type ReadMaterial, readMaterial } from './read-material';
import { released } from './release';
import { SAMPLE_OF_STAY, sampleOfMeasure } from './samples';

const A_PAGE = 100;

/** The issues behind a number, those that speak most against it first; or those that were left out for one reason. */
export const getKpiIssues = async (
  ports: KpiPorts,
  viewer: Viewer,
  request: KpiIssuesRequest,
): Promise<Reply<KpiIssues>> => {
  const open = await openScope(ports, viewer, request);
  if (open === null) return { ok: true, value: { kind: 'nothing-to-browse' } };
  const { kpi } = request;
  const window = windowFor(kpi, open);
  const material = await readMaterial(ports, open, {
    kpis: isOfIssues(kpi) ? [kpi] : [],
    windows: [window],
    anyMoment: true,
  });
  const desk = deskOf(open);
  const { measures, all } = material;
  const basis = basisOf(open, { kpis: [kpi], taken: measures.length, all, notes: notesOf(material, open) });
  const [release] = await released(ports, desk, material, [
    { kpi, window, result: figuresIn(desk, material)(kpi, window) },
  ]);
  if (release?.kind !== 'shown')
    return { ok: true, value: { kind: 'answer', ...basis, issues: 'withheld', why: release?.why ?? 'people-rules' } };
  const found = samplesOf(desk, request, material);
  // Which issue brought what would tell of the one person who holds it.
  const silent = isAboutPeople(kpi, open.kind);
  const issues = found
    .slice(request.page * A_PAGE, (request.page + 1) * A_PAGE)
    .map(({ issue, value }) => ({ issue, value: silent ? null : value }));
  return { ok: true, value: { kind: 'answer', ...basis, issues, total: found.length } };
};

type Found = { readonly issue: string; readonly value: number | null };

const samplesOf = (desk: Desk, { kpi, part }: KpiIssuesRequest, material: ReadMaterial): readonly Found[] => {
  const frame = frameFor(desk, windowFor(kpi, desk.open));
  const found: Found[] = [];
  const take = (issue: string, sample: Sample) => {
    if (part === 'counted' && typeof sample === 'number') found.push({ issue, value: sample });
    else if (part !== 'counted' && sample === part) found.push({ issue, value: null });
  };
  const ofMeasure = sampleOfMeasure(kpi, desk.open.site.fields);
  const cycle = kpi === 'rushShare' ? medianCycle(material, frame) : 0;
  if (ofMeasure) for (const measure of material.measures) take(measure.id, ofMeasure(measure, frame, cycle));
  const ofStay = SAMPLE_OF_STAY[kpi];
  if (ofStay) for (const stay of material.stays) take(stay.id, ofStay(stay, frame));
  const sign = CATALOGUE[kpi].direction === 'higher' ? 1 : -1;
  return found.sort((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)) || Number(a.issue) - Number(b.issue));
};

const medianCycle = ({ measures }: ReadMaterial, frame: Frame): number =>
  median(sift(measures, (one) => cycleTimeOf(one, frame)).samples) ?? 0;
