"""Colours keep their contrast, and the theme file holds the same values."""

import tomllib
from pathlib import Path

import pytest

from analytics.charts.palette import (
    MARK_CONTRAST,
    PAIRS,
    PALETTES,
    TEXT_CONTRAST,
    VERDICT_LOOK,
    choose_palette,
    contrast_ratio,
    verdict_colour,
)

CONFIG = tomllib.loads(
    (Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml").read_text("utf-8")
)


def test_contrast_is_21_between_black_and_white_and_1_with_itself():
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#12436D", "#12436D") == 1


def test_contrast_matches_a_value_worked_out_by_hand():
    # Grey 119: (119/255 + .055)/1.055 = .4945; ^2.4 = .1845; (1.05)/(.2345) = 4.478, WCAG's known near miss.
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_can_be_told_apart(theme, front, back, least):
    palette = PALETTES[theme]
    assert contrast_ratio(getattr(palette, front), getattr(palette, back)) >= least


def test_the_light_blue_would_not_do_on_a_dark_ground():
    assert contrast_ratio(PALETTES["light"].better, PALETTES["dark"].ground) < MARK_CONTRAST


@pytest.mark.parametrize("theme", sorted(PALETTES))
def test_the_theme_file_holds_the_palettes_values(theme):
    declared, palette = CONFIG["theme"][theme], PALETTES[theme]
    assert declared["backgroundColor"] == palette.ground
    assert declared["secondaryBackgroundColor"] == palette.panel
    assert declared["textColor"] == palette.ink
    assert declared["primaryColor"] == palette.better


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize("name", ["blueTextColor", "orangeTextColor", "grayTextColor", "linkColor"])
def test_coloured_text_of_the_theme_can_be_read(theme, name):
    declared = CONFIG["theme"][theme]
    assert contrast_ratio(declared[name], declared["backgroundColor"]) >= TEXT_CONTRAST


def test_a_verdict_is_told_by_colour_shape_and_word():
    looks = list(VERDICT_LOOK.values())
    assert len({word for _, _, word in looks}) == len(looks)
    # Good and bad never share a shape *and* a colour.
    assert len({(colour, shape) for colour, shape, _ in looks}) == len(looks)


def test_no_verdict_is_drawn_in_ink():
    assert verdict_colour(None, PALETTES["light"]) == PALETTES["light"].ink


def test_an_unknown_theme_is_light():
    assert choose_palette(None) is PALETTES["light"]


def test_production_settings_are_on():
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["server"]["enableCORS"] is True
    assert CONFIG["server"]["enableAgentApi"] is False
    assert CONFIG["server"]["allowedHosts"] == ["localhost", "127.0.0.1"]
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_nothing_in_the_theme_is_fetched_from_the_net():
    assert "http" not in str(CONFIG["theme"])
