import type { Reply } from '../../contract';
import type { KpiBoard, KpiFigure, KpiRequest } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { localDays } from '../../domain/kpi/local-days';
import { isAboutPeople, type Release } from '../../domain/kpi/people-rules';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import type { Viewer } from '../ports';
import { type Desk, figuresIn, lineFor, shownFigure, windowFor, windowsOf } from './figures';
import { isOfIssues } from './kinds';
import { basisOf, type OpenScope, openScope } from './open-scope';
import { isAhead, type Members, readMembers } from './people-kpis';
import type { KpiPorts } from './ports';
import { notesOf, type ReadMaterial, readMaterial } from './read-material';
import { type Asked, released } from './release';
import { stagesOf } from './stages-of';

/**
 * Up to 12 KPIs of a scope with the viewer's rights. At most eight statements: site, places, Browse seen, measures (twice
 * where creations count), stays; of scopes of people the last three again, of their whole projects. Very large scopes come
 * in parts.
 */
export const getKpis = async (ports: KpiPorts, viewer: Viewer, request: KpiRequest): Promise<Reply<KpiBoard>> => {
  const open = await openScope(ports, viewer, request);
  if (open === null) return { ok: true, value: { kind: 'nothing-to-browse' } };
  const withLine = request.kpis.some((kpi) => !isAboutPeople(kpi, open.kind));
  const material = await readMaterial(ports, open, {
    kpis: request.kpis.filter(isOfIssues),
    windows: windowsOf(open, request, withLine),
    anyMoment: request.period.unit !== 'week',
  });
  const desk = deskOf(open, await readMembers(ports, viewer, open, request.kpis));
  const figures = await figuresOf(ports, desk, material, request);
  const basis = basisOf(open, {
    kpis: request.kpis,
    taken: material.measures.length,
    all: material.all,
    notes: notesOf(material, open),
  });
  return { ok: true, value: { kind: 'answer', ...basis, figures } };
};

export const deskOf = (open: OpenScope, members: Members | null = null): Desk => ({
  open,
  days: localDays(open.zone),
  complete: open.site.state.reading === null && open.site.measuring === null,
  stages: stagesOf(open),
  members,
});

const figuresOf = async (
  ports: KpiPorts,
  desk: Desk,
  material: ReadMaterial,
  { kpis, targets }: KpiRequest,
): Promise<readonly KpiFigure[]> => {
  const { open } = desk;
  const figures = figuresIn(desk, material);
  const ofWindow = (kpi: KpiId, window: KpiWindow): Asked => ({
    kpi,
    window,
    result: figures(kpi, window),
  });
  const asked = kpis.flatMap((kpi) => [ofWindow(kpi, windowFor(kpi, open)), ofWindow(kpi, open.before)]);
  const releases = await released(ports, desk, material, asked);
  return kpis.map((kpi, index) => {
    const [now, before] = [releases[2 * index], releases[2 * index + 1]];
    if (now?.kind !== 'shown') return { kpi, kind: 'withheld', why: now?.why ?? 'people-rules' };
    const lined = isOfIssues(kpi) && !isAboutPeople(kpi, open.kind) && now.result.unset === null;
    const line = lined ? lineFor(open, kpi, figures) : [];
    // Plans look ahead: there is no earlier one to hold them against.
    const made = { result: now.result, before: isAhead(kpi) ? null : shownOf(before), line };
    return shownFigure(desk, kpi, made, { own: targets, figures });
  });
};

const shownOf = (release: Release | undefined): KpiResult | null => (release?.kind === 'shown' ? release.result : null);
