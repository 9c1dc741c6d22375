// Made by scripts/vendor.mjs.
export const PostalMime: any;
