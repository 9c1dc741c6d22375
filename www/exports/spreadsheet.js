// @ts-check
/**
 * A spreadsheet of Office Open XML (ECMA-376), the least that Excel, LibreOffice and Numbers open. Text is written as text: a cell that
 * begins with = is no formula here.
 */
import { xml, xmlDocument } from "./markup.js";
import { zip } from "./zip.js";

/** @typedef {{ name: string, rows: (string | number)[][] }} Sheet */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** What the format lets a cell hold. */
const LONGEST = 32_767;

/** @param {Sheet[]} sheets @returns {Uint8Array<ArrayBuffer>} the file's bytes */
export function spreadsheet(sheets) {
  const parts = sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: worksheet(sheet) }));
  const types = xml("Types", { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
    xml("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
    xml("Default", { Extension: "xml", ContentType: "application/xml" }),
    xml("Override", { PartName: "/xl/workbook.xml", ContentType: `${TYPES}.sheet.main+xml` }),
    ...parts.map(({ name }) => xml("Override", { PartName: `/${name}`, ContentType: `${TYPES}.worksheet+xml` })));
  const root = xml("Relationships", { xmlns: RELATIONS }, xml("Relationship", { Id: "rId1", Type: `${OFFICE}/officeDocument`, Target: "xl/workbook.xml" }));
  const book = xml("workbook", { xmlns: MAIN, "xmlns:r": OFFICE }, xml("sheets", {}, ...sheets.map(({ name }, index) => xml("sheet", { name, sheetId: String(index + 1), "r:id": `rId${index + 1}` }))));
  const links = xml("Relationships", { xmlns: RELATIONS }, ...parts.map((_, index) => xml("Relationship", { Id: `rId${index + 1}`, Type: `${OFFICE}/worksheet`, Target: `worksheets/sheet${index + 1}.xml` })));
  return zip([
    { name: "[Content_Types].xml", content: xmlDocument(types) },
    { name: "_rels/.rels", content: xmlDocument(root) },
    { name: "xl/workbook.xml", content: xmlDocument(book) },
    { name: "xl/_rels/workbook.xml.rels", content: xmlDocument(links) },
    ...parts,
  ]);
}

/** @param {Sheet} sheet */
function worksheet({ rows }) {
  const cell = (/** @type {string | number} */ value, /** @type {number} */ column, /** @type {number} */ row) => {
    const r = `${columnName(column)}${row + 1}`;
    if (typeof value === "number") return xml("c", { r }, xml("v", {}, String(value)));
    return xml("c", { r, t: "inlineStr" }, xml("is", {}, xml("t", { "xml:space": "preserve" }, value.slice(0, LONGEST))));
  };
  const line = (/** @type {(string | number)[]} */ values, /** @type {number} */ row) => xml("row", { r: String(row + 1) }, ...values.map((value, column) => cell(value, column, row)));
  return xmlDocument(xml("worksheet", { xmlns: MAIN }, xml("sheetData", {}, ...rows.map(line))));
}

/** A, B … Z, AA. @param {number} column @returns {string} */
const columnName = (column) => (column < 26 ? "" : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
