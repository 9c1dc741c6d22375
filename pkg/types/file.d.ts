/** What a bundler makes of the file: as a rule its address. */
declare const file: string;
export default file;
