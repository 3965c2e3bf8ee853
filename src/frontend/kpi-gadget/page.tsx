import type { ReactNode } from 'react';
import { say } from './messages';

/** The one landmark of the frame, named for who jumps by headings; what is seen has headings of its own. */
export const Page = ({ children }: { children: ReactNode }) => (
  <main>
    <h1 className="visually-hidden">{say.page}</h1>
    {children}
  </main>
);
