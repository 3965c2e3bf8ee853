import type { ReactNode } from 'react';

type Props = {
  readonly kind: 'warning' | 'error';
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
};

/** What went otherwise than asked, told at once. */
export const Message = ({ kind, title, text, children }: Props) => (
  <div className={`message message-${kind}`} role="alert">
    <div className="grow stack">
      <div>
        <h2 className="message-title">{title}</h2>
        <p>{text}</p>
      </div>
      {children}
    </div>
  </div>
);
