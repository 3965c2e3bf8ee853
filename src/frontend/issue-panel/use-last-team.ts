import { useState } from 'react';

/** Kept in this browser only: which team somebody last looked at for a project, where several name it. */
const keyOf = (project: string | null): string => `atelier.team.${project ?? ''}`;

const read = (project: string | null): number | undefined => {
  try {
    const id = Number(localStorage.getItem(keyOf(project)));
    return Number.isInteger(id) && id > 0 ? id : undefined;
  } catch {
    // A browser may refuse storage in frames of another site.
    return undefined;
  }
};

export const useLastTeam = (project: string | null) => {
  const [teamId, setTeamId] = useState(() => read(project));
  const choose = (id: number) => {
    setTeamId(id);
    try {
      localStorage.setItem(keyOf(project), String(id));
    } catch {
      // The choice holds until the page is left.
    }
  };
  return [teamId, choose] as const;
};
