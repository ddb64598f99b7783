"""BENCHMARKS.md: a writer replaces its own section and nobody else's."""

from tests.benchmarks.report import write_row, write_section


def test_a_first_section_begins_the_report(tmp_path):
    report = tmp_path / "BENCHMARKS.md"
    write_section("Speed", ["one second"], report)
    assert report.read_text() == "# Benchmarks\n\n## Speed\n\none second\n"


def test_a_section_is_replaced_and_the_others_stay_word_for_word(tmp_path):
    report = tmp_path / "BENCHMARKS.md"
    report.write_text("# Benchmarks\n\nAn opening.\n\n## Speed\n\nold\n\n### Part\n\n## Chaos\n\nheld\n")
    write_section("Speed", [r"new \1 figure"], report)
    kept = "# Benchmarks\n\nAn opening.\n\n## Speed\n\nnew \\1 figure\n\n## Chaos\n\nheld\n"
    assert report.read_text() == kept


def test_a_new_section_comes_last(tmp_path):
    report = tmp_path / "BENCHMARKS.md"
    report.write_text("# Benchmarks\n\n## Chaos\n\nheld\n")
    write_section("Speed", ["new"], report)
    write_section("Chaos", ["held again"], report)
    assert report.read_text() == "# Benchmarks\n\n## Chaos\n\nheld again\n\n## Speed\n\nnew\n"


def test_a_row_says_what_a_case_adds_in_its_last_column():
    row = {"benchmark": "release", "case": "all", "seconds": 2.0, "ratio": 3.04, "against": "parsing"}
    assert write_row(row | {"answers_per_second": 1234567.8, "cells": 1500, "unknown": None}) == (
        "| release | all | 2 | 3.04 × | parsing | answers per second 1,234,568, cells 1,500 |"
    )
