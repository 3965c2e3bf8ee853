import type { ReactNode } from 'react';

const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.2" />
    <path d="m10.200 10.200 3.300 3.300" />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2.500v7M5 7l3 3 3-3M3 13h10" />
  </Icon>
);
export const ChainIcon = () => (
  <Icon>
    <path d="M3 8h10" />
    <circle cx="3.500" cy="8" r="1.500" />
    <circle cx="12.500" cy="8" r="1.500" />
  </Icon>
);
export const BrokenChainIcon = () => (
  <Icon>
    <path d="M5 8h1.500M9.500 8H11M7.300 5.500l1.400 5" />
    <circle cx="3.500" cy="8" r="1.500" />
    <circle cx="12.500" cy="8" r="1.500" />
  </Icon>
);
export const LeftIcon = () => (
  <Icon>
    <path d="m10 4-4 4 4 4" />
  </Icon>
);
export const RightIcon = () => (
  <Icon>
    <path d="m6 4 4 4-4 4" />
  </Icon>
);
