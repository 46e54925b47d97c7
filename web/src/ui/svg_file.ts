// A drawing on the page as a file that looks the same elsewhere: each shape takes its computed look along.
const SHAPE = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray'];
const LETTERS = ['fill', 'font-family', 'font-size', 'font-weight'];

/** The drawing as a file that looks the same without this page: each shape carries its own look. */
export function fileOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const shapes = [...svg.querySelectorAll('rect, path, text')];
  for (const [index, shape] of [...copy.querySelectorAll('rect, path, text')].entries()) {
    const look = getComputedStyle(shapes[index]!);
    for (const property of shape.tagName === 'text' ? LETTERS : SHAPE) shape.setAttribute(property, look.getPropertyValue(property));
    shape.removeAttribute('class');
  }
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The same as a picture of points, twice as fine as on the page. Nothing is sent: the browser draws it. */
export async function pictureOf(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image(width * FINENESS, height * FINENESS);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(fileOf(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * FINENESS;
  canvas.height = height * FINENESS;
  const paper = canvas.getContext('2d')!;
  paper.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--dw-surface');
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'));
}
const FINENESS = 2;
