// @ts-check
// What the engine says in English sentences, in German: by the kind of the check or the conflict, and by the reason itself, which has
// no other name. A test reads the engine's sources and fails where a sentence is missing here. `{words}` are the words of the
// article that the check points at, `{n}` how many they are, `{weekday}` the day of the week of the date that they name.

/** @type {Record<string, string>} */
export const engineDe = {
  "check.unclosed-quotation": "Dieses Zitat wird geöffnet, aber nie geschlossen: Man kann nicht sehen, wo die Worte des Sprechers enden.",
  "check.unopened-quotation": "Dieses Zitat wird geschlossen, aber nie geöffnet: Man kann nicht sehen, wo die Worte des Sprechers beginnen.",
  "check.quotation-not-reopened": "Dieser Absatz setzt ein Zitat aus dem Absatz davor fort, aber kein Anführungszeichen öffnet es wieder.",
  "check.mixed-marks": "Dieses Anführungszeichen ist anders geformt als die meisten in diesem Artikel.",
  "check.unbalanced-bracket": "Diese Klammer hat kein Gegenstück.",
  "check.relative-date": "Nichts im Text sagt, welcher Tag mit „{words}“ gemeint ist: kein Datum der Veröffentlichung.",
  "check.weekday-contradicts-date": "Der Tag „{words}“ ist ein {weekday}.",
  "check.figures-contradict": "In der Überschrift steht „{words}“, im Text eine andere Zahl.",
  "check.long-sentence": "{n} Wörter: Wenige behalten bis zum Ende im Kopf, wie der Satz begann.",
  "check.doubled-word": "Hier steht ein Wort zweimal hintereinander: „{words}“.",
  "check.name-spelling": "Derselbe Name wird an anderer Stelle anders geschrieben als hier: „{words}“.",
  "check.conflicting-role": "„{words}“ passt nicht zu dem anderen Amt, das der Artikel derselben Person gibt.",
  "check.last-name-first": "Der Nachname „{words}“ steht hier, bevor der volle Name eingeführt ist.",
  "check.unexplained-acronym": "„{words}“ wird nie ausgeschrieben: Nicht alle kennen es.",
  "check.quote-without-speaker": "Niemand wird genannt, der das sagt.",
  "check.quote-speakers-differ": "Dieselben Worte werden zwei verschiedenen Personen zugeschrieben.",
  "check.quote-words-differ": "Das wird zweimal zitiert, jedes Mal mit anderen Worten: In Anführungszeichen muss eines davon falsch sein.",

  "conflict.denial": "Ein Artikel sagt, was ein anderer bestreitet.",
  "conflict.name": "Die Artikel nennen in derselben Aussage verschiedene Personen oder Orte.",
  "conflict.wording": "Die Artikel zitieren dieselbe Aussage mit anderen Worten.",
  "conflict.role": "Die Artikel geben dieser Person verschiedene Ämter.",
  "conflict.figure": "Die Artikel nennen für dasselbe verschiedene Zahlen.",
  "conflict.date": "Die Artikel nennen in derselben Aussage verschiedene Tage oder Zeiten.",
  "conflict.status": "Ein Artikel berichtet das als geschehen, ein anderer als noch bevorstehend.",
  "conflict.speaker": "Die Artikel geben dieselben Worte verschiedenen Sprechern.",

  "reason.made for English": "für Englisch gemacht",
  "reason.no words": "keine Wörter",
  "reason.no quotes": "keine Zitate",
  "reason.no sentences": "keine Sätze",
  "reason.no verbs of saying": "keine Verben des Sagens",
  "reason.fewer than 10 words": "weniger als 10 Wörter",
  "reason.fewer than 42 words": "weniger als 42 Wörter",
  "reason.fewer than 50 words": "weniger als 50 Wörter",
  "reason.fewer than 100 words: take it as rough": "weniger als 100 Wörter: nur ein grober Wert",
  "reason.made for 30 or more sentences: take it as rough": "für 30 und mehr Sätze gemacht: nur ein grober Wert",
};
