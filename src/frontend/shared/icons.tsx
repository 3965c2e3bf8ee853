import type { ReactNode } from 'react';

const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const OverIcon = () => (
  <Icon>
    <path className="icon-solid" d="M8 3.2 14 13H2z" />
  </Icon>
);
export const InfoIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 7.4V11M8 5.2v.1" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.8V8l2.2 1.4" />
  </Icon>
);
export const RefusedIcon = () => (
  <Icon>
    <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z" />
    <path d="m6 6 4 4m0-4-4 4" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon>
    <circle cx="6" cy="5.5" r="2.5" />
    <path d="M1.8 13.5c.3-2.6 2-4 4.2-4s3.900 1.400 4.200 4M10.500 3.300a2.300 2.300 0 0 1 0 4.400M12 9.700c1.300.5 2 1.800 2.200 3.800" />
  </Icon>
);
export const LockIcon = () => (
  <Icon>
    <rect x="3" y="7" width="10" height="7" rx="1.500" />
    <path d="M5.200 7V5a2.800 2.800 0 0 1 5.600 0v2" />
  </Icon>
);
export const RetryIcon = () => (
  <Icon>
    <path d="M13.500 8A5.500 5.500 0 1 1 11.800 4M13.500 2v3h-3" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon>
    <path d="m4 6 4 4 4-4" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8m0-8-8 8" />
  </Icon>
);
export const DoneIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="m5.400 8.200 1.800 1.800 3.400-3.800" />
  </Icon>
);
export const BoxIcon = () => (
  <Icon>
    <path d="M2.500 5.500h11v8h-11zM2 2.500h12v3H2zM6.500 8.500h3" />
  </Icon>
);
export const MovedIcon = () => (
  <Icon>
    <path d="M2.500 8h10M9 4.500 12.500 8 9 11.500" />
  </Icon>
);
export const CalendarIcon = () => (
  <Icon>
    <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
    <path d="M2.500 6.500h11M5.500 2v3M10.500 2v3" />
  </Icon>
);
export const LearnIcon = () => (
  <Icon>
    <path d="M3 12 7 8l2 2 4-5M10 5h3v3" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.500 3.500 3.500L13 4.500" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.200" />
    <path d="m10.200 10.200 3.300 3.300" />
  </Icon>
);
export const UpIcon = () => (
  <Icon>
    <path d="M8 13V3.500M4 7.500l4-4 4 4" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="M8 3v9.500M4 8.500l4 4 4-4" />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.500 14 13H2zM8 6.500v3M8 11.200v.1" />
  </Icon>
);
