export * from "../report.js";
