/** @jsxImportSource preact */
/** The page's drawings: the market's awning, the marks on the buttons. All decoration: hidden from screen readers. */

const stripes = 12;

/** A striped awning with scalloped ends, stretched over the whole width. */
export const Awning = () => (
  <svg class="awning" viewBox="0 0 240 30" preserveAspectRatio="none" aria-hidden="true">
    {Array.from({ length: stripes }, (_, place) => {
      const x = place * 20;
      return <path key={x} class={place % 2 ? 'pale' : 'deep'} d={`M${x} 0h20v19a10 10 0 0 1-20 0z`} />;
    })}
  </svg>
);

const Icon = ({ d, class: name }: { d: string; class?: string }) => (
  <svg class={`icon ${name ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" />
  </svg>
);

const thumb = 'M7 11v9M3 11h4v9H3zM7 11l4-8c2 0 3 1.2 2.6 3.2L13 9h5.6c1.6 0 2.6 1.4 2.2 2.9l-1.6 6C18.900 19.200 18 20 16.700 20H7';
export const Yea = () => <Icon d={thumb} />;
export const Nay = () => <Icon d={thumb} class="down" />;
export const Check = () => <Icon d="M5 13l4.500 4.500L19 7" />;
export const Warn = () => <Icon d="M12 4l9 16H3zM12 10v4M12 17.200v.1" />;
export const Going = () => <Icon class="going" d="M12 3a9 9 0 1 1-9 9" />;
export const Away = () => <Icon d="M3 9a13 13 0 0 1 18 0M6.500 13a8 8 0 0 1 11 0M12 18v.1M4 3l16 18" />;
export const Eye = () => <Icon d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6" />;
