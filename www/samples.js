// @ts-check
// Two reports of the same evening by two invented outlets about invented people: enough to try every panel, and to compare.

/** @type {{ name: string, text: string }[]} */
export const samples = [
  {
    name: "Harbour Courier",
    text: `Alverton council votes to close Saltmarsh Bridge after cracks found

By Imogen Tarrant
14 May 2024

Alverton's council voted on Tuesday to close Saltmarsh Bridge to lorries and buses after inspectors found cracks in two of its four piers, a decision that mayor Dana Brell called "the hardest of my time in office".

The bridge, which carries 11,400 vehicles a day, will stay shut for at least nine months. Repairs are expected to cost £6.2 million, more than twice the sum that the council set aside in 2022.

"Nobody likes a detour, and I know what this means for the families on the east bank," Brell told a crowded meeting at the Guildhall. "But I will not ask a single driver to trust a bridge that our own engineers no longer trust.

"We were warned in March, and we should have listened in March," she added.

Tomas Ekwall, chief engineer of Norrfeld Engineering, said that the cracks had grown by 40 per cent since the autumn. He blamed salt water and "thirty years of looking the other way".

"A bridge tells you that it is tired long before it falls," Ekwall said. "This one has been shouting."

Not everyone agreed. According to Priya Oduya, chairwoman of the Alverton Chamber of Trade, at least 60 shops on Quay Street depend on the bridge. "Close it in the week before the regatta and you close us with it," she said.

Oduya condemned the decision and accused the council of hiding the engineers' first report for six weeks. "That is simply not true," a spokesman for the council said. "The report was published on 2 April."

The Department for Transport said that it would look at a request for emergency money "in the coming days". Norrfeld Engineering declined to comment.

The last bus over the bridge leaves on 17 May 2024.

Photo: The east pier of Saltmarsh Bridge on Monday. Courier/Jon Feld`,
  },
  {
    name: "Eastbank Post",
    text: `"We close with it": traders attack bridge decision

By Lukas Oyelaran
15 May 2024

Shopkeepers have attacked a council decision to shut Saltmarsh Bridge to heavy traffic, saying that it will cost them the summer.

"Close the bridge in the week before the regatta and you close us with it," said Priya Oduya, chairwoman of the Alverton Chamber of Trade, which speaks for 75 shops on Quay Street.

The council voted on Tuesday evening to close the bridge for nine months after engineers found cracks in two piers. Deputy mayor Dana Brell said the decision was "the hardest of my career".

"I will not ask any driver to trust a bridge that our own engineers do not trust," Brell said.

Tom Ekwall of Norrfeld Engineering said that the bridge had been "shouting" for years. Repairs will cost £6.8 million and begin in June.

"Where were they for thirty years?" asked Malik Strand, whose bakery stands at the western end. "My grandfather told them about that pier.

Strand said he would ask the Department for Transport to send its own inspectors.

Read more: Ten walks around Alverton
© 2024 Eastbank Post. All rights reserved.`,
  },
];
