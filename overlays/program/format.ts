/**
 * The shapes of picture that graphics are laid out for, and where text may stand in each.
 *
 * Safe areas are shares of the picture's width and height, the same on all sides: action-safe 93 %, title-safe 90 %
 * (SMPTE ST 2046-1; EBU R 95 says the same as margins of 3.5 % and 5 %).
 */
export const formats = {
  '16x9': { width: 1920, height: 1080 },
  '4x3': { width: 1440, height: 1080 },
  '9x16': { width: 1080, height: 1920 },
} as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly Format[];

export const safeShares = { action: 0.93, title: 0.9 } as const;

export type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** In pixels of the format's own picture. */
export const safeArea = (format: Format, which: keyof typeof safeShares): Area => {
  const { width, height } = formats[format];
  const share = safeShares[which];
  return { left: (width * (1 - share)) / 2, top: (height * (1 - share)) / 2, width: width * share, height: height * share };
};
