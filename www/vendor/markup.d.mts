// Made by scripts/vendor.mjs.
export const parseHTML: any;
export const Parser: any;
