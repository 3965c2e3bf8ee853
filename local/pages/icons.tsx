import type { ReactNode } from 'react';

const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.500 10.500 3.500 3.500" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.800V8l2.200 1.400" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="2.800" />
    <path d="M8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1.100 1.100M11.500 11.500l1.100 1.100M3.400 12.600l1.100-1.100M11.500 4.500l1.100-1.100" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M13 9.800A5.500 5.500 0 0 1 6.200 3 5.500 5.500 0 1 0 13 9.800z" />
  </Icon>
);
export const PersonIcon = () => (
  <Icon>
    <circle cx="8" cy="5.300" r="2.600" />
    <path d="M3 13.500c.400-2.800 2.300-4.200 5-4.200s4.600 1.400 5 4.200" />
  </Icon>
);
export const AppIcon = () => (
  <Icon>
    <rect x="2.500" y="2.500" width="4.500" height="4.500" rx="1" />
    <rect x="9" y="2.500" width="4.500" height="4.500" rx="1" />
    <rect x="2.500" y="9" width="4.500" height="4.500" rx="1" />
    <rect x="9" y="9" width="4.500" height="4.500" rx="1" />
  </Icon>
);
export const SettingsIcon = () => (
  <Icon>
    <path d="M2.500 4.500h11M4.500 8h7M6.500 11.500h3" />
  </Icon>
);
export const DashboardIcon = () => (
  <Icon>
    <path d="M2.500 12 6 8l2.500 2.500 5-5.500M10 4.800h3.500v3.500" />
  </Icon>
);
export const RefreshIcon = () => (
  <Icon>
    <path d="M13 8a5 5 0 1 1-1.500-3.600M13 2.500v2.800h-2.800" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M3.500 8h.01M8 8h.01M12.500 8h.01" strokeWidth="2.200" />
  </Icon>
);
export const GripIcon = () => (
  <Icon>
    <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="2" />
  </Icon>
);
export const EditIcon = () => (
  <Icon>
    <path d="m3 13 .600-2.800L10.800 3l2.200 2.200-7.200 7.200z" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const CrossIcon = () => (
  <Icon>
    <path d="m4.500 4.500 7 7m0-7-7 7" />
  </Icon>
);
export const CalendarIcon = () => (
  <Icon>
    <rect x="2.500" y="3.500" width="11" height="10" rx="1.500" />
    <path d="M2.500 6.500h11M5.500 2v3M10.500 2v3" />
  </Icon>
);
export const NothingIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.500" />
    <path d="m10.500 10.500 3.500 3.500M5.500 5.500l3 3m0-3-3 3" />
  </Icon>
);

const FLAGS: Readonly<Record<string, ReactNode>> = {
  success: <path d="m5 8.200 2.200 2.200L11.200 6M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z" />,
  error: <path d="M5.500 2h5L14 5.500v5L10.500 14h-5L2 10.500v-5zM6 6l4 4m0-4-4 4" />,
  warning: <path d="M8 2.500 14.500 13.500h-13zM8 6.500v3.500M8 11.800v.1" />,
  info: <path d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.400V11M8 5.200v.1" />,
};
export const FlagIcon = ({ type }: { type: string }) => <Icon>{FLAGS[type] ?? FLAGS.info}</Icon>;

const ARROWS: Readonly<Record<string, string>> = {
  Highest: 'm4 8 4-4 4 4M4 12l4-4 4 4',
  High: 'm4 10 4-4 4 4',
  Medium: 'M4 6.500h8M4 9.500h8',
  Low: 'm4 6 4 4 4-4',
  Lowest: 'm4 4 4 4 4-4M4 8l4 4 4-4',
};
export const PriorityIcon = ({ name }: { name: string }) => (
  <Icon>
    <path d={ARROWS[name] ?? 'M5 8h6'} />
  </Icon>
);
