/**
 * Fill and key in one picture: the key is the fill's own alpha in white, made from the same painting by one filter.
 *
 * Nothing is drawn twice and nothing is timed, so the two are one frame whatever moves. The page behind must be black.
 */
import { formats } from './format.ts';
import { frameOf, type Shape } from './shape.ts';

/** White wherever there is something, as opaque as that is. */
const white = '0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  0 0 0 1 0';
/** The colours as they were before they met their alpha, opaque: 1/255 of alpha is enough. */
const straight = '1 0 0 0 0  0 1 0 0 0  0 0 1 0 0  0 0 0 255 0';

const filterOf = (shape: Shape): string => {
  const { width, height } = formats[shape.format];
  const frame = frameOf(shape);
  const [dx, dy] = shape.keying === 'side' ? [width, 0] : [0, height];
  const fill = shape.alpha === 'straight' ? `<feColorMatrix in="SourceGraphic" type="matrix" values="${straight}" result="fill"/>` : '';
  return `<svg class="matte" aria-hidden="true" width="0" height="0"><filter id="fill-and-key" filterUnits="userSpaceOnUse"
    x="0" y="0" width="${frame.width}" height="${frame.height}" color-interpolation-filters="sRGB">${fill}
    <feColorMatrix in="SourceGraphic" type="matrix" values="${white}"/><feOffset dx="${dx}" dy="${dy}" result="key"/>
    <feMerge><feMergeNode in="${fill ? 'fill' : 'SourceGraphic'}"/><feMergeNode in="key"/></feMerge></filter></svg>`;
};

/** Does nothing where no key was asked for. */
export const setKey = (stage: HTMLElement, shape: Shape): void => {
  if (!shape.keying) return;
  document.documentElement.dataset.background = 'key';
  stage.insertAdjacentHTML('beforebegin', filterOf(shape));
  stage.style.filter = 'url(#fill-and-key)';
};
