/** What a mark looks like; all else of a style sheet does not show in a chart. */
const SHOWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

const MARGIN = 16;
const TITLE = 24;

/** A chart as a file of its own: tokens become the colours of the theme on screen, with title and ground. */
export const svgFile = (
  svg: SVGSVGElement,
  title: string,
): { readonly text: string; readonly width: number; readonly height: number } => {
  const [width, height] = [svg.width.baseVal.value + 2 * MARGIN, svg.height.baseVal.value + 2 * MARGIN + TITLE];
  const ground = getComputedStyle(document.body);
  const file = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` }))
    file.setAttribute(name, String(value));
  const rect = element('rect', { width, height, fill: ground.backgroundColor });
  const words = element('text', {
    x: MARGIN,
    y: MARGIN + 14,
    fill: ground.color,
    'font-family': ground.fontFamily,
    'font-size': 14,
    'font-weight': 600,
  });
  words.textContent = title;
  const group = element('g', { transform: `translate(${MARGIN} ${MARGIN + TITLE})` });
  for (const child of svg.children) {
    if (!child.classList.contains('chart-looked')) group.append(drawn(child));
  }
  file.append(rect, words, group);
  return { text: new XMLSerializer().serializeToString(file), width, height };
};

const SVG = 'http://www.w3.org/2000/svg';

const element = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
};

/** A copy with every colour written out. */
const drawn = (source: Element): Element => {
  const copy = source.cloneNode(false) as Element;
  const style = getComputedStyle(source);
  copy.removeAttribute('class');
  for (const name of SHOWN) copy.setAttribute(name, style.getPropertyValue(name));
  for (const child of source.childNodes) copy.append(child instanceof Element ? drawn(child) : child.cloneNode());
  return copy;
};

/** Twice the size, so that it stays sharp on paper and on dense screens. */
const DENSITY = 2;

/** The same as a picture; rejects where the browser cannot draw it. */
export const pngFile = async (svg: SVGSVGElement, title: string): Promise<Blob> => {
  const { text, width, height } = svgFile(svg, title);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * DENSITY, height * DENSITY];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('the browser made no picture of the chart');
  return blob;
};
