// What the examples start with. Invented people.
export const paragraphs = [
  "Ferry to stop for a week",
  "The ferry over the Tarn will stop on Monday, officials said.",
  "“The last bolt is loose,” said Dana Brell, the harbour master. “Nobody is in danger.”",
  "Priya Oduya, who crosses each day, told reporters she had heard nothing.",
];
export const html = `<h2>${paragraphs[0]}</h2>${paragraphs.slice(1).map((text) => `<p>${text}</p>`).join("")}`;
