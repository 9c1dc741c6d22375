"""Invented articles by invented people, the same ones every time: JSON lines on standard output.

    python generate.py [COUNT]
"""

import datetime
import json
import random
import sys

FIRST = "Dana Tom Mara Ilse Bram Nora Pavel Suri Odile Henk Lena Joran Freya Anton Milou Casper".split()
LAST = "Brell Arden Quist Hollar Venning Straker Oduya Pell Marsk Tervo Lindal Crowe Abbas Rennick".split()
OFFICES = ["mayor", "finance minister", "union leader", "chief engineer", "opposition leader", "hospital director"]
MATTERS = ["Halden Bridge", "Northgate Hospital", "Ostra Rail", "Velmar Dam", "Karsen Shipyard", "Lowfield Airport"]
SAID = [
    "{matter} will be safe by the summer",
    "{matter} needs {amount} million euros more",
    "nobody asked the people who depend on {matter}",
    "we will not close {matter}",
    "the workers of {matter} deserve better",
    "the costs of {matter} were known from the start",
]
ALSO = [
    "{speaker} said that {said}.",
    "According to {speaker}, {said}.",
    "“{Said},” {speaker}{comma} told reporters on {weekday}.",
    "“{Said},” said {speaker}.",
]
FILLER = [
    "The council met for three hours.",
    "A vote is expected later this month.",
    "Some two hundred people had come to the hearing.",
    "The works began four years ago.",
    "Officials had put the date off twice.",
]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def people(chance):
    """Everyone who speaks, with an office and the matters that are theirs."""
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    chance.shuffle(names)
    return [(name, OFFICES[at % len(OFFICES)], chance.sample(MATTERS, 2)) for at, name in enumerate(names[:36])]


def article(chance, speakers, number, day):
    matter = chance.choice(MATTERS)
    of_it = [one for one in speakers if matter in one[2]] or speakers
    told = [f"{matter}: what comes next", "", f"{chance.choice(FILLER)} It was about {matter}."]
    for name, office, _ in chance.sample(of_it, min(len(of_it), chance.randint(1, 3))):
        for turn in range(chance.randint(1, 2)):
            said = chance.choice(SAID).format(matter=matter, amount=chance.randint(2, 90))
            speaker = f"{name}, the {office}" if turn == 0 else name.split()[-1]
            said_by = chance.choice(ALSO[2:] if turn == 0 else ALSO)
            comma, weekday = "," if turn == 0 else "", chance.choice(WEEKDAYS)
            sentence = said_by.format(speaker=speaker, comma=comma, said=said, Said=said[0].upper() + said[1:], weekday=weekday)
            told += ["", f"{sentence} {chance.choice(FILLER)}"]
    return {"id": f"invented-{number:06}", "published": day.isoformat(), "text": "\n".join(told)}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = random.Random(18)
    speakers = people(chance)
    start = datetime.date(2025, 1, 6)
    for number in range(count):
        day = start + datetime.timedelta(days=number * 182 // count)
        print(json.dumps(article(chance, speakers, number, day), ensure_ascii=False))


main()
