import type { Random } from '../random';

const CLIENTS = [
  'Oat bar',
  'Muesli',
  'Honey jar',
  'Tea',
  'Gift tin',
  'Soup pot',
  'Granola',
  'Spring range',
  'Oat drink',
  'Yoghurt',
  'Juice',
  'Coffee',
  'Chocolate',
  'Olive oil',
  'Crisps',
  'Winter range',
  'Skin care',
  'Candle',
];
const VARIANTS = [
  'Polish version',
  'six flavours',
  'summer edition',
  '1 kg',
  'refill',
  'travel size',
  'shelf-ready',
  'Nordic markets',
  'recycled board',
  'second proof',
  'new claim',
  'limited run',
  'private label',
  'barcode fix',
];

const THINGS: Readonly<Record<string, readonly string[]>> = {
  PACK: [
    'carton',
    'sleeve',
    'pouch',
    'label',
    'multipack',
    'tray',
    'dieline',
    'cap and seal',
    'photography brief',
    'retouching',
  ],
  CAMP: [
    'launch copy',
    'key visual',
    'social set',
    'out-of-home posters',
    'newsletter',
    'press kit',
    'in-store leaflet',
    'radio script',
    'banner set',
    'tone of voice',
  ],
  WEB: [
    'product page',
    'landing page',
    'recipe section',
    'store finder',
    'press page',
    'checkout texts',
    'image gallery',
    'footer links',
  ],
  FILM: [
    '30 second spot',
    'animatic',
    'stop-motion loop',
    'behind the scenes',
    'sound design',
    'colour grading',
    'subtitles',
    'storyboard',
    'title sequence',
    'social cut-downs',
  ],
  EXEC: ['quarterly deck', 'budget note', 'partner review', 'hiring plan'],
  HELP: [
    'logo files',
    'print-ready PDF',
    'access to the library',
    'font licence',
    'colour values',
    'image rights',
    'last year’s artwork',
  ],
};

const STEPS = [
  'Collect references',
  'First proof',
  'Corrections',
  'Hand over files',
  'Check with the printer',
  'Write alternatives',
  'Sound check',
];
const BRIEFS = [
  'The client wants to see two routes before the next meeting. Keep the band, change the photograph.',
  'Open files and a flat proof of each. The printer needs five working days.',
  'Same layout as last season. New claim and new nutrition table; the legal text comes from the client.',
  'Must read well at arm’s length and in one colour. No gradients.',
  'Short and warm. Nobody reads more than two lines in the shop.',
  'Six languages. Leave a third more room for German and Finnish.',
];
const COMMENTS = [
  'Client confirmed. Due date stands.',
  'Second round of corrections is in.',
  'Waiting for the final claim.',
  'Looks good to me, please check the overprint.',
  'The printer asks for a bleed of 5 mm.',
  'Moved the caption, it clashed with the fold.',
  'Can we show this without the badge?',
];
const LABELS = ['spring-range', 'relaunch', 'export', 'rush', 'sustainability', 'retainer'];

export const summary = (random: Random, prefix: string): string => {
  const thing = random.pick(THINGS[prefix] ?? STEPS);
  const start = `${random.pick(CLIENTS)} ${thing}`;
  return random.chance(0.6) ? `${start}, ${random.pick(VARIANTS)}` : start;
};
export const step = (random: Random): string => random.pick(STEPS);
export const brief = (random: Random): string => random.pick(BRIEFS);
export const comment = (random: Random): string => random.pick(COMMENTS);
export const labels = (random: Random): string[] => LABELS.filter(() => random.chance(0.08));
