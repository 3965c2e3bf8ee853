import type { ReactNode } from 'react';
import type { TargetState } from '../../domain/kpi/target';

const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon icon-small" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

const dashedRing = (
  <>
    <circle cx="8" cy="8" r="6" strokeDasharray="2.5 2.2" />
    <path d="M5.500 8h5" />
  </>
);

/** Each state has a shape of its own, so that colour is never the only carrier. */
const STATES: Readonly<Record<TargetState, ReactNode>> = {
  met: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.300 8.200 2 2 3.400-4" />
    </>
  ),
  'at-risk': (
    <>
      <path d="M8 2 14 8 8 14 2 8z" />
      <path className="icon-solid" d="M8 2v12L2 8z" />
    </>
  ),
  missed: (
    <>
      <path d="M5.500 2h5L14 5.500v5L10.500 14h-5L2 10.500v-5z" />
      <path d="m6 6 4 4m0-4-4 4" />
    </>
  ),
  'no-data': dashedRing,
};

export const StateIcon = ({ state }: { state: TargetState }) => <Icon>{STATES[state]}</Icon>;

const WAYS = { up: 'm4 10 4-4 4 4', down: 'm4 6 4 4 4-4', flat: 'M4 8h8' } as const;
export const WayIcon = ({ way }: { way: keyof typeof WAYS }) => (
  <Icon>
    <path d={WAYS[way]} />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2.500v7.500M4.800 7 8 10.200 11.200 7M3 13.500h10" />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="M13 8H3.500M7 4 3 8l4 4" />
  </Icon>
);
export const UpIcon = () => (
  <Icon>
    <path d="M8 13V3.500M4 7l4-4 4 4" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="M8 3v9.500M4 9l4 4 4-4" />
  </Icon>
);
export const ChartIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M2.500 2.500v11h11M5 10l2.500-3 2 1.800L13 5" />
  </svg>
);
