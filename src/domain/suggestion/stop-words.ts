/** Words that say nothing about who knows a subject. English, since idf already quiets the frequent words of any language. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again all also am an and any are as at be because been before being below between both but by ' +
    'can cannot could did do does doing done down during each few for from further get gets got had has have having he ' +
    'her here hers him his how i if in into is it its itself just me more most my no nor not now of off on once one only ' +
    'or other our out over own same she should so some such than that the their them then there these they this those ' +
    'through to too under until up us use used using very was we were what when where which while who whom why will with ' +
    'would you your'
  ).split(' '),
);
