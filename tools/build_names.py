"""Makes data/given_names.csv and data/words.csv from public word lists.

    pip download --no-deps --no-binary :all: jieba==0.42.1
    pip download --no-deps jionlp==1.5.31 faker==40.54.0
    python tools/build_names.py jieba-0.42.1.tar.gz jionlp-1.5.31-py2.py3-none-any.whl faker-40.54.0-py3-none-any.whl

Words that begin with a surname are told apart from names by how their characters are spread over other words and
over names that are already sure. Only characters and given names that many share are kept, never whole names.
"""

from __future__ import annotations

import argparse
import csv
import io
import itertools
import json
import math
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "civicgraph" / "data"
_HAN = re.compile("[一-鿿]+")
_WORD_FLOOR = 1.5e-7  # a word rarer than this decides no boundary
_PLACE_FLOOR = 1e-6
_UNTAGGED_FLOOR = 4e-7  # a word that no dictionary has must be more frequent: many are broken off
_SHARED = 4  # a given name is kept if so many surnames have it
_CLASSES = {"v": "v", "p": "p", "d": "d", "c": "c", "u": "u", "m": "m", "t": "t", "a": "a", "r": "r"}
_FORMS_OF_ADDRESS = re.findall(
    "..", "将军经理总统尚书朝廷小编小贷崇祯永乐总理央企房企政权太监师傅大人公子小姐夫人大妈大爷司令"
)
_JUNK_ENDS = tuple(
    "某氏们说道问笑是了的之先生女士老小等将被让给对向见这那就都也还又便却在同总姓父母姐叔哥董及该后已均则未以其于称"
)


@dataclass(slots=True)
class Characters:
    """How often each character stands at each place of a given name."""

    single: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)
    surnames: dict[str, set[str]] = field(default_factory=dict)

    def add(self, surname: str, given: str, weight: int = 1) -> None:
        """Counts one name."""
        if len(given) == 1:
            self.single[given] += weight
        else:
            self.first[given[0]] += weight
            self.second[given[1]] += weight
        self.surnames.setdefault(given, set()).add(surname)

    def log(self, given: str) -> float:
        """Log-probability of a given name, smoothed."""
        tables = (self.single,) if len(given) == 1 else (self.first, self.second)
        return sum(
            math.log((table[char] + 0.05) / (sum_of(table) + 300)) for table, char in zip(tables, given, strict=True)
        )


def sum_of(table: Counter[str]) -> int:
    """All that a table counts."""
    return table.total()


def jieba_words(sdist: Path) -> dict[str, tuple[int, str]]:
    """Word → (frequency, part of speech)."""
    with tarfile.open(sdist) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("/jieba/dict.txt"))
        handle = archive.extractfile(member)
        assert handle is not None
        rows = (line.split() for line in io.TextIOWrapper(handle, "utf-8"))
        return {word: (int(count), tag) for word, count, tag in rows}


def jionlp_words(wheel: Path) -> dict[str, int]:
    """Word → frequency in recent news."""
    with zipfile.ZipFile(wheel) as archive:
        inner = zipfile.ZipFile(io.BytesIO(archive.read("jionlp/dictionary/word_distribution.zip")))
    lines = inner.read(inner.namelist()[0]).decode("utf-8").splitlines()
    return {word: count for word, count in map(json.loads, lines) if _HAN.fullmatch(word)}


def countries(wheel: Path) -> set[str]:
    """Countries, capitals and big cities of other countries."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("jionlp/dictionary/world_location.txt").decode("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line and not line.startswith("中国"))
    return {place for row in rows for cell in row for place in cell.split("/") if 2 <= len(place) <= 6}


def faker_given_names(wheel: Path) -> set[str]:
    """The given names of Faker's provider for mainland China."""
    with zipfile.ZipFile(wheel) as archive:
        source = archive.read("faker/providers/person/zh_CN/__init__.py").decode("utf-8")
    given = source[source.index("first_names_male") : source.index("last_names")]
    return {name for name in re.findall('"([一-鿿]+)"', given) if len(name) <= 2}


def surnames() -> dict[str, float]:
    """The project's own list."""
    with (DATA / "surnames.csv").open(encoding="utf-8", newline="") as handle:
        return {row["surname"]: float(row["weight"]) for row in csv.DictReader(handle)}


def not_names() -> set[str]:
    """Words of name shape that people have told apart by reading."""
    with (DATA / "not_names.csv").open(encoding="utf-8", newline="") as handle:
        return {row["text"] for row in csv.DictReader(handle)}


def candidates(
    jieba: dict[str, tuple[int, str]], news: dict[str, int], known: dict[str, float]
) -> list[tuple[str, str]]:
    """(surname, given name) of each word that could be a name: no dictionary calls it anything else."""
    found = []
    words = not_names()
    for word in sorted(set(news) | {w for w, (_, tag) in jieba.items() if tag.startswith("nr")}):
        tag = jieba.get(word, (0, "nr"))[1]
        split = 2 if word[:2] in known and len(word) > 2 else 1
        name = word[:split], word[split:]
        shape = known.get(name[0], 0) >= 5 and 1 <= len(name[1]) <= 2
        if shape and tag.startswith("nr") and word not in words and not stretched(word, jieba):
            found.append(name)
    return found


def stretched(word: str, jieba: dict[str, tuple[int, str]]) -> bool:
    """A shorter name and the first character of the verb behind it, as broken word lists have them."""
    return word.endswith((*_JUNK_ENDS, *_FORMS_OF_ADDRESS)) or (
        len(word) == 3 and jieba.get(word[:2], (0, ""))[1] == "nr" and word not in jieba
    )


def background(jieba: dict[str, tuple[int, str]]) -> Characters:
    """The characters of words that are surely no names, by place: what names must differ from."""
    result = Characters()
    for word, (_, tag) in jieba.items():
        if not tag.startswith("nr") and len(word) in (2, 3):
            result.add(word[0], word[1:])
    return result


def foreign(jieba: dict[str, tuple[int, str]], known: dict[str, float]) -> Characters:
    """The characters of transliterated names: names that no Chinese surname begins."""
    result = Characters()
    for word, (_, tag) in jieba.items():
        if (tag == "nrt" or (tag == "nr" and known.get(word[0], 0) < 5)) and len(word) >= 3:
            for first, second in itertools.pairwise(word):
                result.add("", first + second)
                result.add("", second)
    return result


def split_names(
    found: list[tuple[str, str]],
    seed: Iterable[str],
    others: Iterable[Characters],
    known: dict[str, float],
    news: Container[str],
) -> tuple[Characters, list[tuple[str, str]]]:
    """Tells names from words in a few rounds; returns the characters of the names, and the names.

    A name of recent news counts six times as much as one of an old word list, which is full of novels.
    """
    others = tuple(others)
    rivals = {given: max(other.log(given) for other in others) for given in {given for _, given in found}}
    chosen: list[tuple[str, str]] = []
    names = counted(chosen, seed, news)
    for _ in range(4):
        chosen = [
            (surname, given)
            for surname, given in found
            if names.log(given) - rivals[given] + 0.5 * math.log(known[surname] / 100) > 0
        ]
        names = counted(chosen, seed, news)
    return names, chosen


def counted(chosen: list[tuple[str, str]], seed: Iterable[str], news: Container[str]) -> Characters:
    """The characters of the names that are chosen now."""
    names = Characters()
    for surname, given in chosen:
        names.add(surname, given, 6 if surname + given in news else 1)
    for given in seed:
        names.add("", given, 20)
    return names


def write_given(names: Characters) -> int:
    """Writes data/given_names.csv: characters with their counts, then given names that many share."""
    rows = [
        ("char", char, names.single[char], names.first[char], names.second[char])
        for char in sorted(set(names.single) | set(names.first) | set(names.second))
    ]
    shared = sorted(given for given, who in names.surnames.items() if len(given) == 2 and len(who) >= _SHARED)
    whole = [("name", given, len(names.surnames[given]), 0, 0) for given in shared]
    with (DATA / "given_names.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(("kind", "text", "single", "first", "second"))
        out.writerows(rows + whole)
    return len(rows) + len(whole)


def vocabulary(
    jieba: dict[str, tuple[int, str]], news: dict[str, int], names: set[str], known: dict[str, float], abroad: set[str]
) -> dict[str, tuple[float, str]]:
    """Word → (share of running text, class), from both lists."""
    total_old = sum(count for count, _ in jieba.values())
    total_new = sum(news.values())
    result = {}
    told = not_names()
    longer = {word[:3] for word in set(jieba) | set(news) if len(word) > 3}
    for word in set(jieba) | set(news):
        count, tag = jieba.get(word, (0, "x"))
        share = 0.7 * news.get(word, 0) / total_new + 0.3 * count / total_old
        doubtful = (tag == "x" or tag.startswith("nr")) and word not in told
        person = doubtful and (word in names or word in longer or stretched(word, jieba))
        if len(word) <= 4 and not person and share >= (_UNTAGGED_FLOOR if doubtful else _WORD_FLOOR):
            kind = word_class(word, tag, known)
            result[word] = share, "b" if kind == "x" and word in told else kind
    return result | {place: (max(result.get(place, (0.0, ""))[0], _PLACE_FLOOR), "l") for place in abroad}


def word_class(word: str, tag: str, known: dict[str, float]) -> str:
    """The coarse part of speech that decides whether a word may follow a name.

    f: perhaps a foreign name itself; x: unknown, perhaps a name; words told apart by people are b, places abroad l.
    """
    if tag == "nrt" or (tag == "nr" and known.get(word[0], 0) < 5):
        return "f"
    return "x" if tag == "x" or tag.startswith("nr") else _CLASSES.get(tag[0], "n")


def write_words(words: dict[str, tuple[float, str]]) -> None:
    """Writes data/words.csv, words of one class and cost a row: ten times the negative logarithm of the share."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word, (share, kind) in sorted(words.items()):
        groups.setdefault((kind, round(-10 * math.log(share))), []).append(word)
    with (DATA / "words.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(("class", "cost", "words"))
        out.writerows((*key, " ".join(group)) for key, group in sorted(groups.items()))


def main() -> None:
    """Builds both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jieba", type=Path)
    parser.add_argument("jionlp", type=Path)
    parser.add_argument("faker", type=Path)
    options = parser.parse_args()
    jieba, news, known = jieba_words(options.jieba), jionlp_words(options.jionlp), surnames()
    seed = sorted(faker_given_names(options.faker))
    others = background(jieba), foreign(jieba, known)
    names, chosen = split_names(candidates(jieba, news, known), seed, others, known, news)
    words = vocabulary(jieba, news, {"".join(name) for name in chosen}, known, countries(options.jionlp))
    write_words(words)
    print(f"{len(chosen)} names, {write_given(names)} rows in given_names.csv, {len(words)} in words.csv")


if __name__ == "__main__":
    main()
