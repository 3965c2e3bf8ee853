import { words } from '../shared/messages';

/** The shape of what comes; no spinner, nothing moves. */
export const Skeleton = () => (
  <main className="panel" aria-busy="true">
    <h1 className="visually-hidden">{words.loading}</h1>
    <div className="skeleton skeleton-line" />
    {[1, 2, 3, 4, 5].map((row) => (
      <div key={row} className="row skeleton-row">
        <div className="skeleton skeleton-round" />
        <div className="grow stack">
          <div className="skeleton skeleton-name" />
          <div className="skeleton skeleton-hint" />
        </div>
        <div className="skeleton skeleton-bars" />
        <div className="skeleton skeleton-figure" />
      </div>
    ))}
  </main>
);
