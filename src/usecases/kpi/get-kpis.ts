import type { Reply } from '../../contract';
import type { KpiBoard, KpiFigure, KpiRequest } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { localDays } from '../../domain/kpi/local-days';
import { isAboutPeople, isMoney, type Release } from '../../domain/kpi/people-rules';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import type { Viewer } from '../ports';
import { type Extra, isOfNow, NO_EXTRA, readExtra } from './extra';
import { type Desk, figuresIn, lineFor, shownFigure, windowFor, windowsOf } from './figures';
import { isOfIssues, takesMeasures } from './kinds';
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
  const [open, mayMoney] = await Promise.all([
    openScope(ports, viewer, request),
    maySeeMoney(ports, viewer, request.kpis),
  ]);
  if (open === null) return { ok: true, value: { kind: 'nothing-to-browse' } };
  const kpis = request.kpis.filter((kpi) => mayMoney || !isMoney(kpi));
  const withLine = kpis.some((kpi) => isOfIssues(kpi) && !isAboutPeople(kpi, open.kind));
  const [material, members, extra] = await Promise.all([
    readMaterial(ports, open, {
      kpis: kpis.filter(takesMeasures),
      windows: windowsOf(open, request, withLine),
      anyMoment: request.period.unit !== 'week',
    }),
    readMembers(ports, viewer, open, kpis),
    readExtra(ports, open, kpis, windowsOf(open, { ...request, kpis }, false)),
  ]);
  const desk = deskOf(open, members, extra);
  const shown = await figuresOf(ports, desk, material, { ...request, kpis });
  const figures = request.kpis.map(
    (kpi): KpiFigure => shown.find((one) => one.kpi === kpi) ?? { kpi, kind: 'withheld', why: 'rate-viewers' },
  );
  const basis = basisOf(open, {
    kpis: request.kpis,
    taken: material.measures.length,
    all: material.all,
    notes: notesOf(material, open),
  });
  return { ok: true, value: { kind: 'answer', ...basis, figures } };
};

/** Asked of the store on each call, and only where money is asked for. */
export const maySeeMoney = async ({ grants }: KpiPorts, viewer: Viewer, kpis: readonly KpiId[]): Promise<boolean> =>
  kpis.some(isMoney) && (await grants(viewer.accountId)).rates;

export const deskOf = (open: OpenScope, members: Members | null = null, extra: Extra = NO_EXTRA): Desk => ({
  open,
  days: localDays(open.zone),
  complete: open.site.state.reading === null && open.site.measuring === null,
  stages: stagesOf(open),
  members,
  extra,
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
    const none = isAhead(kpi) || isOfNow(kpi);
    const lined = isOfIssues(kpi) && !isAboutPeople(kpi, open.kind) && now.result.unset === null;
    const line = lined ? lineFor(open, kpi, figures) : [];
    // Plans look ahead, some figures at what stands now: there is no earlier one to hold them against.
    const made = { result: now.result, before: none ? null : shownOf(before), line };
    return shownFigure(desk, kpi, made, { own: targets, figures });
  });
};

const shownOf = (release: Release | undefined): KpiResult | null => (release?.kind === 'shown' ? release.result : null);
