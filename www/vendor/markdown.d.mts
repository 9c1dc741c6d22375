// Made by scripts/vendor.mjs.
export const marked: any;
