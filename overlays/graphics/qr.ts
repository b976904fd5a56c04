/** Draws a QR that was made on the server: `path` is the `d` of an SVG path on a square of `size` modules. */
const svgSpace = 'http://www.w3.org/2000/svg';

export const drawQr = (place: HTMLElement, qr: { readonly path: string; readonly size: number } | undefined): void => {
  place.hidden = qr === undefined;
  if (qr === undefined) return;
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${qr.size} ${qr.size}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', qr.path);
  path.setAttribute('fill', '#000');
  svg.append(path);
  place.replaceChildren(svg);
};
