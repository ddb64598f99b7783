"""Run the attacker: python -m tests.attackers --partnerships 5000 --seed 1"""

import argparse
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from analytics.instruments import Instrument
from data.instruments import read_instrument
from tests.attackers import WIDTH
from tests.attackers.enumeration import attack_by_enumeration
from tests.attackers.partnerships import SHAPES, Story, tell_story
from tests.attackers.parts import attack_by_parts
from tests.attackers.publication import (
    NEAR_MISSES,
    Published,
    link_rounds,
    publish,
    publish_naively,
    replaced,
)
from tests.attackers.sums import Exposures, attack_by_programs, attack_by_sums, read_links, read_published
from tests.attackers.words import attack_leave_one_out, attack_shares
from tests.attackers.worlds import find_other_worlds

AT_ONCE = 200  # partnerships published together
PROGRAMS_EVERY = 25  # linear programs are tried on one quarter in so many, and on all with several versions
WORLDS_EVERY = 100  # other worlds are sought for one partnership in so many: every step is a release
NEAR_MISS_PARTNERSHIPS = 150

Release = Callable[[Story, Instrument], dict[tuple[int, str], Published]]


def publish_with_items(story: Story, instrument: Instrument) -> dict[tuple[int, str], Published]:
    return publish(story, instrument, with_items=True)


@dataclass
class Tally:
    """What an attack found: how much was tried, exposures, and what was published at all."""

    tried: dict[str, int] = field(default_factory=dict)
    found: dict[str, Exposures] = field(default_factory=dict)
    quarters: int = 0
    several_versions: int = 0
    refused: int = 0
    cells: int = 0
    shares: list[int] = field(default_factory=lambda: [0, 0, 0])  # tried, certain, telling: see words

    def add(self, attack: str, exposures: Exposures, tried: int = 1) -> None:
        self.tried[attack] = self.tried.get(attack, 0) + tried
        self.found.setdefault(attack, Exposures()).add(exposures)

    def merge(self, other: "Tally") -> None:
        for name, found in other.found.items():
            self.add(name, found, other.tried[name])
        for name in ("quarters", "several_versions", "refused", "cells"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.shares = [one + another for one, another in zip(self.shares, other.shares, strict=True)]

    @property
    def total(self) -> int:
        return sum(one.total for name, one in self.found.items() if "level" not in name)


def attack(
    count: int, seed: int, release: Release = publish_with_items, instrument: Instrument | None = None, *,
    thoroughly: bool = True, start: int = 1,
) -> Tally:  # fmt: skip
    """Tell stories of so many partnerships, publish them, and attack every domain of every quarter."""
    instrument = instrument or read_instrument()
    tally = Tally()
    for first in range(start, start + count, AT_ONCE):
        story = tell_story(range(first, min(first + AT_ONCE, start + count)), seed, instrument)
        out = release(story, instrument)
        for (number, _), here in out.items():
            _attack_domains(tally, number, here, instrument, thoroughly)
            if thoroughly:
                _attack_below_domains(tally, here, instrument)
                _attack_words(tally, here)
        for links in link_rounds(out, instrument) if thoroughly else ():
            for scores in read_links(links, instrument.domains):
                tally.add("two and three rounds", attack_by_sums(scores))
    return tally


def _attack_domains(
    tally: Tally, number: int, here: Published, instrument: Instrument, thoroughly: bool
) -> None:
    tally.quarters += bool(here.releases)
    tally.several_versions += len(here.releases) > 1
    tally.refused += len(here.refused)
    for place, scores in enumerate(read_published(here, instrument.domains)):
        tally.cells += len(scores.rows)
        tally.add("sums and squares", attack_by_sums(scores))
        if not thoroughly:
            continue
        found, tried = attack_by_enumeration(scores)
        tally.add("whole-number answers", found, tried)
        if place == number % 5 and (len(here.releases) > 1 or number % PROGRAMS_EVERY == 0):
            tally.add("linear programs", attack_by_programs(scores))


def _attack_below_domains(tally: Tally, here: Published, instrument: Instrument) -> None:
    """Constructs and items, at which exposures are counted and not ruled out."""
    for scores in read_published(here, [row.id for row in instrument.constructs]):
        tally.add("construct level: sums and squares", attack_by_sums(scores))
        found, tried = attack_by_enumeration(scores)
        tally.add("construct level: whole-number answers", found, tried)
    for scores in read_published(here, [f"item:{item.id}" for item in instrument.items]):
        tally.add("item level: sums", attack_by_sums(scores))
    for name, (found, tried) in attack_by_parts(here, instrument).items():
        tally.add(name, found, tried)


def _attack_words(tally: Tally, here: Published) -> None:
    for _, cells, held in here.releases:
        tally.add("which barrier holds", *attack_leave_one_out(cells, held))
        for place, count in enumerate(attack_shares(cells, held)):
            tally.shares[place] += count


def seek_worlds(count: int, seed: int, *, finer: bool) -> tuple[int, int]:
    """How many walks to another world behind the same release were taken, and how many in vain."""
    instrument = read_instrument()
    taken = vain = 0
    for number in range(WORLDS_EVERY, count + 1, WORLDS_EVERY):
        story = tell_story(range(number, number + 1), seed, instrument)
        first = story.sheets[story.sheets["version"] == 1]
        for quarter, sheets in first.groupby("quarter"):
            asked = story.rounds[story.rounds["quarter"] == quarter].drop(columns="quarter")
            found = find_other_worlds(sheets.reset_index(drop=True), asked, instrument, number, finer=finer)
            taken += sum(walks for walks, _ in found.values())
            vain += sum(short for _, short in found.values())
    return taken, vain


def attack_many(count: int, seed: int, processes: int) -> Tally:
    """Attack in several processes; the stories are the same however they are shared out."""
    starts = range(1, count + 1, AT_ONCE)
    whole = Tally()
    with ProcessPoolExecutor(processes) as pool:
        parts = [pool.submit(attack, min(AT_ONCE, count + 1 - start), seed, start=start) for start in starts]
        for part in parts:
            whole.merge(part.result())
    return whole


def attack_near_misses(count: int, seed: int, start: int = 1) -> Iterator[tuple[str, Tally]]:
    """The naive release and each near-miss of the rule, which the attacker must break."""
    yield "naive release", attack(count, seed, publish_naively, thoroughly=False, start=start)
    for name, (changes, refuse) in NEAR_MISSES.items():

        def release(story: Story, instrument: Instrument, changes=changes, refuse=refuse) -> dict:  # type: ignore[no-untyped-def]
            with replaced(*changes):
                return publish(story, instrument, refuse)

        yield name, attack(count, seed, release, thoroughly=False, start=start)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.attackers")
    parser.add_argument("--partnerships", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only-the-rule", action="store_true", help="leave out the near-misses")
    asked = parser.parse_args()
    tally = attack_many(asked.partnerships, asked.seed, asked.processes)
    print(f"{asked.partnerships} partnerships ({', '.join(SHAPES)}), seed {asked.seed}")
    print(
        f"{tally.quarters} quarters published, {tally.several_versions} of them in several versions; "
        f"{tally.refused} versions refused; {tally.cells} cells of domains\n"
    )
    heading = (
        f"{'attack':40}{'tried':>9}{'person':>8}{'few':>6}{'organisation':>14}{'narrowest':>11}{'mean':>8}"
    )
    print(heading + f"   (a range below {WIDTH:g} points is an exposure)")
    for name, found in tally.found.items():
        _print_row(name, tally.tried[name], found)
    tried, certain, telling = tally.shares
    print(f"\nShares of don't know: {tried} tried; somebody's number certain {certain}, most of it {telling}")
    for finer in (False, True):
        taken, vain = seek_worlds(asked.partnerships, asked.seed, finer=finer)
        beside = "with constructs and questions" if finer else "domains and words"
        print(f"Other worlds, {beside}: {taken} walks, {vain} in vain", flush=True)
    if asked.only_the_rule:
        return
    count = min(asked.partnerships, NEAR_MISS_PARTNERSHIPS)
    print(f"\nThe same attacker on worse rules, {count} partnerships, sums and squares alone")
    for name, worse in attack_near_misses(count, asked.seed):
        found = worse.found["sums and squares"]
        _print_row(name, worse.tried["sums and squares"], found)


def _print_row(name: str, tried: int, found: Exposures) -> None:
    print(
        f"{name:40}{tried:9d}{found.person:8d}{found.few:6d}{found.organisation:14d}{found.narrowest:11.1f}"
        f"{found.narrowest_mean:8.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
