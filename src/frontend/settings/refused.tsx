import { failureOf } from '../shared/backend';
import { failureWords, words } from '../shared/messages';
import { Message } from './save-form';

/** Why something was not done, in words; nothing while there is no error. */
export const Refused = ({ error }: { readonly error: unknown }) => {
  if (error == null) return null;
  const failure = failureOf(error);
  const said = failure === null ? { title: words.wrongTitle, text: words.wrongText } : failureWords(failure);
  return <Message kind="error" {...said} />;
};
