/** The 1920 × 1080 that a packaged graphic stands on, fitted to whatever its renderer is. */
export type Stand = { readonly place: HTMLElement; readonly close: () => void };

const [width, height] = [1920, 1080];

const css = `
:host { position: absolute; inset: 0; display: block; overflow: hidden; }
.stand { position: absolute; top: 0; left: 0; width: ${width}px; height: ${height}px; transform-origin: 0 0; }`;

type Size = { readonly width: number; readonly height: number };
const isSize = (value: unknown): value is Size => {
  const { width: wide, height: high } = (value ?? {}) as Partial<Size>;
  return typeof wide === 'number' && typeof high === 'number' && wide > 0 && high > 0;
};

/** @param resolution what the renderer says of itself; used where the element has no size yet */
export const openStand = (host: HTMLElement, resolution: unknown): Stand => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const place = document.createElement('div');
  place.className = 'stand';
  root.replaceChildren(style, place);

  const fill = () => {
    const box = { width: host.clientWidth, height: host.clientHeight };
    const size = isSize(box) ? box : isSize(resolution) ? resolution : { width, height };
    const scale = Math.min(size.width / width, size.height / height);
    const [x, y] = [(size.width - width * scale) / 2, (size.height - height * scale) / 2];
    place.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const watcher = new ResizeObserver(fill);
  watcher.observe(host);
  fill();
  return {
    place,
    close: () => {
      watcher.disconnect();
      root.replaceChildren();
    },
  };
};
