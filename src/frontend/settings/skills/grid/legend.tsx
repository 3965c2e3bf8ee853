import { LearnIcon, WarningIcon } from '../../../shared/icons';
import { skillWords as say } from '../messages';

/** What the signs mean, and which keys do what. */
export const Legend = () => (
  <div className="sg-legend small subtle">
    <span>
      <b className="strong">3</b>
      <span className="pips pips-3" />
      {say.level}
    </span>
    <span>
      <LearnIcon />
      {say.wants}
    </span>
    <span className="warning">
      <WarningIcon />
      {say.single}
    </span>
    <span>
      <kbd>↑↓←→</kbd>
      {say.keyMove}
    </span>
    <span>
      <kbd>0</kbd>–<kbd>5</kbd>
      {say.keySet}
    </span>
    <span>
      <kbd>W</kbd>
      {say.keyWish}
    </span>
    <span>
      <kbd>{isMac() ? '⌘Z' : 'Ctrl Z'}</kbd>
      {say.keyUndo}
    </span>
    <span>
      <kbd>A</kbd>–<kbd>Z</kbd>
      {say.keyFind}
    </span>
  </div>
);

const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.userAgent);
