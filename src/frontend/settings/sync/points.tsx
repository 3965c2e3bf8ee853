import type { SyncPage } from '../../../contract/sync';
import { useFormat } from '../../shared/site';
import { syncWords as say } from './messages';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const HIGH = 40;

/** What reading costs: this hour against the site's share, and the last day by the hour. */
export const Points = ({ page }: { page: SyncPage }) => (
  <div className="sync-points">
    <ThisHour page={page} />
    <ByHour page={page} />
  </div>
);

const ThisHour = ({ page: { points } }: { page: SyncPage }) => {
  const format = useFormat();
  const { spent, share, refused, pool, at } = points;
  const said = say.spentOf(format.number(spent), format.number(share));
  return (
    <section className="stack" aria-label={say.points}>
      <div className="row row-between row-wrap">
        <h2>{say.points}</h2>
        <span className="small subtle">{said}</span>
      </div>
      {share > 0 && (
        <progress className="progress sync-progress" value={Math.min(spent, share)} max={share} aria-label={said} />
      )}
      <p className="small subtlest">{say.pointsText(format.time(at + HOUR_MS))}</p>
      {refused > 0 && <p className="small warning">{say.refused(refused, format)}</p>}
      <p className="small subtlest">
        {pool === null
          ? say.noPool
          : say.pool(format.number(pool.left), format.number(pool.limit), format.time(pool.toldAt))}
      </p>
    </section>
  );
};

const ByHour = ({ page: { points, hours } }: { page: SyncPage }) => {
  const format = useFormat();
  const most = hours.reduce((top, hour) => (hour.points > top.points ? hour : top), { at: 0, points: 0 });
  const first = points.at - (HOURS - 1) * HOUR_MS;
  const said = most.points === 0 ? say.noHours : say.most(format.number(most.points), format.time(most.at));
  return (
    <section className="stack" aria-label={say.byHour}>
      <div className="row row-between row-wrap">
        <h2>{say.byHour}</h2>
        <span className="small subtle">{said}</span>
      </div>
      <svg className="sync-hours" viewBox={`0 0 ${HOURS * 17} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
        {hours.map((hour) => {
          const high = most.points === 0 ? 0 : Math.max(2, (hour.points / most.points) * HIGH);
          const x = Math.round((hour.at - first) / HOUR_MS) * 17;
          return <rect key={hour.at} x={x} y={HIGH - high} width={13} height={high} rx={2} />;
        })}
      </svg>
      {hours.length > 0 && (
        <table className="visually-hidden">
          <caption>{say.byHour}</caption>
          <thead>
            <tr>
              {[say.hour, say.pointsColumn, say.refusedColumn].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour.at}>
                <th scope="row">{format.moment(hour.at)}</th>
                <td>{format.number(hour.points)}</td>
                <td>{format.number(hour.refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
