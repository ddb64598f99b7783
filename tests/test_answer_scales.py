"""Rating scales by their labels: five languages, several lengths, anchors, codes and what is left open."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports.answer_scales import NOT_RATINGS, check_code_order, rate_answers, recognise_scale
from data.imports.label_words import normalise_label, read_lexicon, spellings
from data.imports.raw_table import read_raw_table
from data.imports.reversed_items import suggest_reversed
from data.imports.survey_columns import read_columns

AGREEMENT = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]


def ratings_of(*labels: str, **more) -> list[float]:
    guess = recognise_scale(labels, **more)
    assert guess is not None, labels
    return [guess.ratings[label] for label in labels]


COMPLETE_SCALES = [
    ("agreement", "en",
     "Strongly disagree | Disagree | Neither agree nor disagree | Agree | Strongly agree"),
    ("agreement", "en", "Strongly disagree | Disagree | Agree | Strongly agree"),
    ("agreement", "en", "Disagree | Neutral | Agree"),
    ("agreement", "en",
     "Strongly disagree | Disagree | Somewhat disagree | Somewhat agree | Agree | Strongly agree"),
    ("agreement", "en",
     "Strongly disagree | Disagree | Slightly disagree | Neither agree nor disagree | Slightly "
     "agree | Agree | Strongly agree"),
    ("agreement", "en", "strongly_disagree | tend_to_disagree | neither | tend_to_agree | strongly_agree"),
    ("agreement", "cy",
     "Anghytuno'n gryf | Anghytuno | Ddim yn cytuno nac yn anghytuno | Cytuno | Cytuno’n gryf"),
    ("agreement", "es",
     "Totalmente en desacuerdo | En desacuerdo | Ni de acuerdo ni en desacuerdo | De acuerdo | "
     "Totalmente de acuerdo"),
    ("agreement", "fr",
     "Pas du tout d’accord | Plutôt pas d’accord | Ni d’accord ni pas d’accord | Plutôt d’accord "
     "| Tout à fait d’accord"),
    ("agreement", "de",
     "Stimme überhaupt nicht zu | Stimme eher nicht zu | Teils/teils | Stimme eher zu | Stimme "
     "voll und ganz zu"),
    ("agreement", "de", "Trifft nicht zu | Trifft eher nicht zu | Trifft eher zu | Trifft zu"),
    ("satisfaction", "en",
     "Extremely dissatisfied | Moderately dissatisfied | Slightly dissatisfied | Neither "
     "satisfied nor dissatisfied | Slightly satisfied | Moderately satisfied | Extremely "
     "satisfied"),
    ("satisfaction", "cy",
     "Anfodlon iawn | Eithaf anfodlon | Ddim yn fodlon nac yn anfodlon | Eithaf bodlon | Bodlon "
     "iawn"),
    ("satisfaction", "es",
     "Muy insatisfecho/a | Insatisfecho/a | Neutral | Satisfecho/a | Muy satisfecho/a"),
    ("satisfaction", "fr",
     "Très insatisfait(e) | Insatisfait(e) | Neutre | Satisfait(e) | Très satisfait(e)"),
    ("satisfaction", "de",
     "Sehr unzufrieden | Eher unzufrieden | Weder zufrieden noch unzufrieden | Eher zufrieden | "
     "Sehr zufrieden"),
    ("frequency", "en", "Never | Rarely | Sometimes | Often | Always"),
    ("frequency", "en", "Never | Sometimes | About half the time | Most of the time | Always"),
    ("frequency", "cy", "Byth | Anaml | Weithiau | Yn aml | Bob amser"),
    ("frequency", "es", "Nunca | Rara vez | A veces | A menudo | Siempre"),
    ("frequency", "fr", "Jamais | Rarement | Parfois | Souvent | Toujours"),
    ("frequency", "de", "Nie | Selten | Manchmal | Oft | Immer"),
    ("quality", "en", "Very poor | Poor | Fair | Good | Very good"),
    ("quality", "cy", "Gwael iawn | Gwael | Gweddol | Da | Da iawn"),
    ("trust_amount", "en", "No trust | Little trust | Some trust | A lot of trust | Complete trust"),
    ("trust_amount", "cy",
     "Dim ymddiriedaeth | Ychydig o ymddiriedaeth | Rhywfaint o ymddiriedaeth | Llawer o "
     "ymddiriedaeth | Ymddiriedaeth lwyr"),
    ("trust_amount", "de",
     "Kein Vertrauen | Wenig Vertrauen | Etwas Vertrauen | Viel Vertrauen | Volles Vertrauen"),
    ("trust", "en", "Strongly distrust | Distrust | Neither trust nor distrust | Trust | Strongly trust"),
    ("ability", "en", "Not at all able | Slightly able | Moderately able | Very able | Extremely able"),
    ("importance", "en",
     "Not at all important | Not so important | Somewhat important | Very important | Extremely "
     "important"),
    ("importance", "fr", "Pas du tout important | Peu important | Important | Très important"),
    ("knowledge", "en",
     "Little or no knowledge of topic | Some knowledge of topic | Extensive knowledge of topic"),
    ("favourability", "en",
     "Very unfavorably | Somewhat unfavorably | Neither favorably nor unfavorably (neutral) | "
     "Somewhat favorably | Very favorably"),
    ("extent", "en",
     "Not at all | To a small extent | To some extent | To a great extent | To a very great "
     "extent"),
    ("likelihood", "en", "Very unlikely | Unlikely | Neither likely nor unlikely | Likely | Very likely"),
    ("improvement", "en", "Much worse | Somewhat worse | About the same | Somewhat better | Much better"),
    # The scales that survey tools offer ready made, and those of real exports.
    ("likelihood", "en",
     "Definitely not | Probably not | Might or might not | Probably yes | Definitely yes"),
    ("likelihood", "es", "Definitivamente no | Probablemente no | Probablemente sí | Definitivamente sí"),
    ("truth", "en",
     "Definitely false | Probably false | Neither true nor false | Probably true | Definitely true"),
    ("comfort", "en",
     "Extremely uncomfortable | Somewhat uncomfortable | Neither comfortable nor uncomfortable | "
     "Somewhat comfortable | Extremely comfortable"),
    ("safety", "en", "Very unsafe | Somewhat unsafe | Somewhat safe | Very safe"),
    ("good_or_bad", "en",
     "Extremely bad | Somewhat bad | Neither good nor bad | Somewhat good | Extremely good"),
    ("expectations", "en",
     "Far short of expectations | Short of expectations | Equals expectations | Exceeds expectations | "
     "Far exceeds expectations"),
    ("favourability", "en",
     "Dislike a great deal | Dislike somewhat | Neither like nor dislike | Like somewhat | "
     "Like a great deal"),
    ("importance_both_ways", "en",
     "Very unimportant | Unimportant | Neither important nor unimportant | Important | Very important"),
    ("days_of_symptoms", "en", "Not at all | Several days | More than half the days | Nearly every day"),
    ("calendar_frequency", "en",
     "Less often | Every few weeks | A few times a week | About once a day | Several times a day"),
    ("agreement", "de",
     "Stimme gar nicht zu | Stimme eher nicht zu | Stimme eher zu | Stimme vollständig zu"),
    ("frequency", "de", "gar nicht | selten | eher selten | eher häufig | sehr häufig"),
    ("frequency", "es", "Nunca | Casi nunca | A veces | Casi siempre | Siempre"),
    ("interest", "de",
     "Nicht interessant | Kaum interessant | Mäßig interessant | Interessant | Sehr interessant"),
    ("level", "en", "Not a priority | Low priority | Moderate priority | High priority | Top priority"),
    ("problem_size", "en", "Not a problem | Minor problem | Moderate problem | Major problem"),
    ("problem_size", "en", "Not a barrier | A minor barrier | A major barrier"),
    ("yes_in_steps", "de", "Nein | Eher nein | Eher ja | Ja"),
    ("yes_in_steps", "fr", "Non | Plutôt non | Plutôt oui | Oui"),
    ("frequency", "en", "Never | Some of the time | Most of the time | Just about always"),
    ("frequency", "en", "Never/almost never | Seldom | Sometimes | Often | Always"),
    ("frequency", "en", "Rarely or never | Sometimes | Often | Always"),
    ("frequency", "en", "Never helps | Rarely helps | Sometimes helps | Often helps | Always helps"),
    ("frequency", "es", "Nunca oye | Casi nunca oye | A veces oye | Casi siempre oye | Siempre oye"),
    ("agreement", "en", "I strongly disagree | I disagree | I agree | I strongly agree"),
    ("calendar_frequency", "en", "Never | Quarterly | Monthly | Weekly | Daily or almost daily"),
    ("calendar_frequency", "de",
     "Weniger als einmal im Monat | Einmal im Monat | Einmal in der Woche | Mehrmals in der Woche | Täglich"),
    ("trust_amount", "en",
     "No trust at all | Not very much trust | Quite a lot of trust | A great deal of trust"),
    ("trust", "de",
     "Vertraue überhaupt nicht | Vertraue eher nicht | Vertraue eher | Vertraue voll und ganz"),
    ("quality", "en", "Inadequate | Requires improvement | Good | Outstanding"),
    ("yes_in_steps", "fr", "Non, pas du tout | Plutôt non | Plutôt oui | Oui, tout à fait"),
    ("yes_in_steps", "de", "Überhaupt nicht | Eher nicht | Teils-teils | Eher ja | Voll und ganz"),
    ("likelihood", "en", "No, definitely not | No, probably not | Yes, probably | Yes, definitely"),
    ("satisfaction", "de",
     "Gar nicht zufrieden | Wenig zufrieden | Mittelmäßig zufrieden | Ziemlich zufrieden | Sehr zufrieden"),
    ("importance", "de", "Unwichtig | Weniger wichtig | Wichtig | Sehr wichtig"),
    ("improvement", "es",
     "Ha empeorado mucho | Ha empeorado | Sigue igual | Ha mejorado | Ha mejorado mucho"),
    ("improvement", "cy", "Gwaeth o lawer | Gwaeth | Tua'r un peth | Gwell | Gwell o lawer"),
    ("opposites", "en",
     "Very ineffective | Ineffective | Neither effective nor ineffective | Effective | Very effective"),
    ("opposites", "en", "Very unrealistic | Unrealistic | Realistic | Very realistic"),
    ("maturity", "en", "Emerging | Developing | Established | Embedded"),
    ("strength", "en", "Very weak | Weak | Moderate | Strong | Very strong"),
    ("severity", "en", "None | Slight | Moderate | Severe | Extreme"),
    ("difficulty", "fr",
     "Aucune difficulté | Quelques difficultés | Beaucoup de difficultés | Ne peut pas du tout"),
    ("degree", "en",
     "Not at all joined-up | Slightly joined-up | Moderately joined-up | Very joined-up | "
     "Extremely joined-up"),
]  # fmt: skip


@pytest.mark.parametrize(("scale_id", "language", "joined"), COMPLETE_SCALES)
def test_a_complete_scale_is_rated_from_one_upwards(scale_id, language, joined):
    labels = joined.split(" | ")
    guess = recognise_scale(labels)
    assert (guess.scale_id, guess.language) == (scale_id, language)
    assert [guess.ratings[label] for label in labels] == list(range(1, len(labels) + 1))
    assert (guess.minimum, guess.maximum) == (1, len(labels))
    assert guess.is_rating
    assert guess.problems == ()


@pytest.mark.parametrize(
    "ladder", read_lexicon().ladders, ids=lambda ladder: f"{ladder.scale_id}-{ladder.language}"
)
def test_every_listed_version_of_a_ladder_climbs_in_its_listed_order(ladder):
    first: dict[int, str] = {}
    for label, at in ladder.places.items():
        first.setdefault(at, label)
    versions = [[first[at] for at in length] for length in ladder.lengths if set(length) <= set(first)]
    wrong = [labels for labels in versions if ratings_of(*labels) != list(range(1, len(labels) + 1))]
    assert wrong == []


@given(st.permutations(AGREEMENT * 2), st.lists(st.sampled_from(["", " ", *AGREEMENT])))
def test_order_repeats_and_blanks_of_the_answers_do_not_matter(answers, more):
    guess = recognise_scale([*answers, *more])
    assert guess.ratings == dict(zip(AGREEMENT, range(1, 6), strict=True))


def test_dont_know_is_kept_apart_and_not_applicable_is_no_answer():
    guess = recognise_scale([*AGREEMENT, "Don’t know", "N/A", "Prefer not to say", "-"])
    assert guess.dont_know == ("Don’t know",)
    assert set(guess.no_answer) == {"N/A", "Prefer not to say", "-"}
    rated = rate_answers(pd.Series(["Agree", "Don’t know", "N/A", "", "what?"]), guess)
    assert rated.to_list()[:2] == [4.0, -1.0]
    assert rated.iloc[2:].isna().all()


def test_a_step_that_nobody_chose_leaves_the_length_open_and_says_so():
    guess = recognise_scale(["Agree", "Strongly agree"])
    assert guess.ratings == {"Agree": 4, "Strongly agree": 5}
    assert guess.confidence < 0.95
    assert "2 of 5 steps occur" in guess.problems[0]


@pytest.mark.parametrize(
    "pair", [("Small", "Big"), ("Low", "Medium"), ("Strong", "Weak"), ("Clear", "Unclear")]
)
def test_two_everyday_words_are_asked_about(pair):
    """They may as well name two sizes or two kinds of something."""
    assert not recognise_scale(pair).is_rating


@pytest.mark.parametrize(
    "labels", [("1 - Yes", "2 - No"), ("0_no", "1_yes"), ("Yes (fully)", "Yes (partly)", "No")]
)
def test_yes_and_no_are_no_steps_with_a_number_beside_them_or_words_in_brackets(labels):
    assert not recognise_scale(labels).is_rating


def test_stars_are_as_many_as_were_given():
    assert ratings_of("★", "★★", "★★★★★") == [1, 2, 5]
    assert ratings_of("1 star", "4 stars") == [1, 4]
    assert recognise_scale(["★★", "★★★★"]).is_rating
    assert recognise_scale(["1 stall", "4 stalls"]) is None


def test_two_words_of_one_step_are_on_one_half_of_the_scale():
    """ "Rarely or often" is no step of it."""
    assert recognise_scale(["Rarely or often", "Sometimes", "Always"]) is None


def test_what_follows_how_often_must_be_the_same_for_all():
    assert recognise_scale(["Never at home", "Sometimes by phone", "Always in person"]) is None


def test_one_label_alone_is_asked_about():
    assert not recognise_scale(["Agree"]).is_rating


def test_examples_behind_a_dash_and_bilingual_labels_are_read():
    labels = ["Never", "Rarely", "Sometimes — it depends", "Often: most weeks", "Always — no exception"]
    assert ratings_of(*labels) == [1, 2, 3, 4, 5]
    assert ratings_of("Anghytuno / Disagree", "Cytuno / Agree", "Cytuno'n gryf / Strongly agree")[-1] == 5


def test_a_slip_of_the_pen_is_forgiven_and_reported():
    guess = recognise_scale(
        ["stronlgy disagree", "somewhat disagree", "neutral", "somewhat agree", "strongly agree"]
    )
    assert guess.ratings["stronlgy disagree"] == 1
    assert any("misspelt" in problem for problem in guess.problems)


def test_likely_is_never_read_as_a_slip_of_unlikely():
    guess = recognise_scale(["Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"])
    assert guess.ratings["Likely"] == 4
    assert guess.ratings["Unlikely"] == 2


def test_neutral_on_a_one_sided_scale_is_its_middle_and_said():
    labels = ["Not at all able", "Slightly able", "Neutral", "Moderately able", "Extremely able"]
    guess = recognise_scale(labels)
    assert [guess.ratings[label] for label in labels] == [1, 2, 3, 4, 5]
    assert any("without a middle" in problem for problem in guess.problems)


def test_anchored_numbers_keep_their_numbers():
    guess = recognise_scale(["1 – no trust", "2", "3", "4", "5", "6", "7 – complete trust", "N/A"])
    assert guess.scale_id == "trust_amount"
    assert (guess.minimum, guess.maximum) == (1, 7)
    assert guess.ratings["7 – complete trust"] == 7
    assert guess.is_rating
    assert guess.no_answer == ("N/A",)


def test_words_at_the_ends_alone_are_anchors_in_any_language():
    guess = recognise_scale(["Bardzo drażliwe 10", "8", "7", "4", "Niedrażliwe 1"])
    assert (guess.is_rating, guess.minimum, guess.maximum) == (True, 1, 10)


@pytest.mark.parametrize(
    "answers",
    [
        ["1 pas du tout important", "2", "3", "4", "5 très important/essentiel"],
        ["1 very bad", "3", "5 very good"],
        ["(0) Not a problem for me.", "(1) Trivial.", "(2) Minor.", "(3) Major.", "(4) Critical."],
    ],
)
def test_a_number_may_stand_before_its_words_with_a_space_or_in_brackets(answers):
    guess = recognise_scale(answers)
    assert guess.is_rating
    assert [guess.ratings[answer] for answer in answers] == [
        int(next(letter for letter in answer if letter.isdigit())) for answer in answers
    ]


@pytest.mark.parametrize(
    "answers",
    [
        ["0 days", "1", "2", "3 days or more"],
        ["1 school", "2", "3", "5 schools"],
        ["1 FTE", "2", "6 FTE"],
        ["0 none", "1", "2", "3 trips"],
        ["1 bed", "2", "3 beds"],
        ["1 agency", "2", "3", "4 agencies"],
        ["2", "3 approx", "4"],
        ["1 or fewer", "2", "3 or more"],
        ["1 heure", "2", "3", "4 heures"],
    ],
)
def test_what_is_counted_is_no_rating(answers):
    guess = recognise_scale(answers)
    assert guess is None or not guess.is_rating


@pytest.mark.parametrize(
    "answers",
    [
        ["Yes.", "No.", "Neutral."],
        ["No", "Neutral"],
        ["Yes", "No", "Half and half"],
        ["Ydw", "Nac ydw", "Yn rhannol"],
        ["Sí", "No", "En parte"],
        ["Sí", "No", "Ni sí ni no"],
        ["Oui", "Non", "En partie"],
        ["Ja", "Nein", "teils/teils"],
        ["Ja", "Nein", "Teilweise"],
    ],
)
def test_a_middle_beside_yes_and_no_makes_no_scale_of_them(answers):
    assert recognise_scale(answers).scale_id in NOT_RATINGS


@pytest.mark.parametrize(
    "answers",
    [
        ["No", "Más bien no", "En parte", "Más bien sí", "Sí"],
        ["Non", "Plutôt non", "En partie", "Plutôt oui", "Oui"],
        ["Nein", "Eher nein", "Teilweise", "Eher ja", "Ja"],
    ],
)
def test_steps_between_yes_and_no_make_a_scale_with_the_middle(answers):
    guess = recognise_scale(answers)
    assert guess.is_rating
    assert [guess.ratings[answer] for answer in answers] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "choices",
    [
        ["1. We paid and are up to date", "2. We paid but had to refinance", "4. We had no such cost"],
        ["12 - Indiana", "12 - Wyoming"],
        ["16 - Texas Southern"],
        ["Year 7", "Year 8", "Year 9"],
    ],
)
def test_a_numbered_list_of_choices_is_asked_about(choices):
    guess = recognise_scale(choices)
    assert guess is None or not guess.is_rating


def test_the_high_side_alone_does_not_show_that_the_scale_has_a_low_side():
    assert recognise_scale(["Important", "Very important", "Moderately important"]).scale_id == "importance"


@pytest.mark.parametrize(
    "labels",
    [
        ("Not important", "Important", "Very important"),
        ("Unwichtig", "Wichtig", "Sehr wichtig"),
        ("No importante", "Importante", "Muy importante"),
    ],
)
def test_the_lowest_of_three_steps_of_importance_is_the_lowest(labels):
    assert ratings_of(*labels) == [1, 3, 4]


@pytest.mark.parametrize(
    "labels",
    [
        ("Poco importante", "Importante", "Muy importante"),
        ("Pas important", "Important", "Très important"),
        ("Unsafe", "Safe", "Very safe"),
        ("Uncomfortable", "Comfortable", "Very comfortable"),
        ("Unacceptable", "Acceptable", "Very acceptable"),
    ],
)
def test_three_steps_that_may_be_the_whole_scale_or_a_part_of_a_longer_one_are_asked_about(labels):
    guess = recognise_scale(labels)
    assert not guess.is_rating
    assert any("say wh" in problem for problem in guess.problems)


def test_a_middle_or_two_low_steps_show_that_the_scale_has_two_sides():
    both = [("Not important", "Neutral", "Important", "Very important"),
            ("Very unsafe", "Unsafe", "Safe", "Very safe")]  # fmt: skip
    assert [recognise_scale(labels).is_rating for labels in both] == [True, True]
    assert ratings_of(*both[0]) == [2, 3, 4, 5]


def test_a_column_without_its_middle_follows_the_complete_scale_beside_it(tmp_path):
    steps = [
        "Very unimportant",
        "Unimportant",
        "Neither important nor unimportant",
        "Important",
        "Very important",
    ]
    columns = {"Aims": steps * 4, "Pace": [steps[at] for at in (1, 3, 4, 3)] * 5}
    path = tmp_path / "a.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    read = read_columns(read_raw_table(path))
    assert [read["Pace"].scale.ratings[step] for step in steps[1:2]] == [2]
    assert (read["Pace"].kind, read["Pace"].scale.maximum, read["Pace"].scale.problems) == ("rating", 5, ())


def test_a_missing_code_among_words_is_no_answer():
    guess = recognise_scale([*AGREEMENT, "-99"])
    assert (guess.is_rating, guess.no_answer) == (True, ("-99",))


def test_numbers_that_fall_while_their_labels_rise_are_noticed():
    guess = recognise_scale(["1 – Extremely critical", "2 – Very critical", "3 – Somewhat critical",
                             "4 – Not so critical", "5 – Not at all critical"])  # fmt: skip
    assert any("the numbers fall as the labels rise" in problem for problem in guess.problems)


def test_codes_out_of_label_order_are_read_by_their_labels_and_reported():
    labels = {
        1: "strongly disagree",
        6: "somewhat disagree",
        2: "neutral",
        3: "somewhat agree",
        4: "strongly agree",
    }
    guess = recognise_scale(["1", "2", "3", "4", "6"], labels)
    assert [guess.ratings[code] for code in ("1", "6", "2", "3", "4")] == [1, 2, 3, 4, 5]
    assert any("not in the order of their labels" in problem for problem in guess.problems)


def test_a_missing_code_below_the_highest_is_pointed_out_where_there_are_no_labels():
    guess = recognise_scale(["1", "2", "3", "4", "6"])
    assert not guess.is_rating
    assert any("5 never occurs while 6 does" in problem for problem in guess.problems)


def test_codes_with_a_dont_know_label_are_dont_know():
    labels = dict(enumerate(AGREEMENT, 1)) | {9: "Don't know", 99: "Not applicable"}
    guess = recognise_scale(["1", "5", "9", "99"], labels)
    assert guess.ratings["5"] == 5
    assert "9" in guess.dont_know
    assert "99" in guess.no_answer


def test_words_at_the_ends_of_codes_say_the_range_and_codes_beside_it_are_no_steps():
    labels = {0: "Extremely dissatisfied", 10: "Extremely satisfied", 77: "Refusal", 88: "Don't know"}
    guess = recognise_scale(["0", "3", "8", "77", "88"], labels)
    assert (guess.minimum, guess.maximum, guess.is_rating) == (0, 10, True)
    assert guess.ratings == {"0": 0, "3": 3, "8": 8}
    assert (guess.dont_know, guess.no_answer) == (("88",), ("77",))


def test_words_at_the_ends_of_a_count_make_no_scale_of_it():
    guess = recognise_scale(["0", "1", "2", "3", "4", "10"], {0: "None", 10: "10 or more"})
    assert not guess.is_rating


def test_no_opinion_in_the_middle_of_the_codes_is_a_middle_and_said():
    labels = {1: "Strongly Disagree", 2: "Disagree", 3: "No Opinion", 4: "Agree", 5: "Strongly Agree"}
    guess = recognise_scale(["1", "2", "3", "4"], labels)
    assert [guess.ratings[code] for code in "1234"] == [1, 2, 3, 4]
    assert "no opinion" in guess.problems[0]


def test_negative_codes_below_a_scale_are_dont_know_and_said():
    guess = recognise_scale(["1", "2", "3", "4", "5", "-1"])
    assert guess.dont_know == ("-1",)
    assert any("negative codes" in problem for problem in guess.problems)


def test_bare_numbers_are_asked_about_until_the_question_says_the_range():
    assert not recognise_scale(["1", "3", "5"]).is_rating
    said = recognise_scale(["2", "3", "7"], text="On a scale from 0 to 10, how clear are the roles?")
    assert said.is_rating
    assert (said.minimum, said.maximum) == (0, 10)


def test_a_slider_is_seen_as_one_and_asked_about():
    guess = recognise_scale([str(number) for number in (0, 12, 35, 50, 71, 88, 100)])
    assert (guess.minimum, guess.maximum) == (0, 100)
    assert not guess.is_rating


@pytest.mark.parametrize(
    "words",
    [
        ["Yes", "No"], ["TRUE", "FALSE"], ["Male", "Female"], ["18-29", "30-44", "45-60", "> 60"],
        ["Police", "Health", "Education"], ["0-2 years", "3-5 years"], ["Too fast", "Just right", "Too slow"],
        ["Full time", "Part time"], ["1-10", "11-50", "51-100"], ["2026-07-01", "2026-07-02"], [""],
    ],
)  # fmt: skip
def test_what_is_no_rating_scale_is_not_taken_for_one(words):
    guess = recognise_scale(words)
    assert guess is None or not guess.is_rating


def test_yes_and_no_are_known_so_that_nobody_is_asked():
    assert recognise_scale(["Yes", "No", "Don't know"]).scale_id in NOT_RATINGS


def test_code_order_is_judged_only_by_order():
    assert check_code_order({1: 1, 2: 2, 5: 3}) == []
    assert "fall" in check_code_order({1: 3, 2: 2, 3: 1})[0]
    assert "not in the order" in check_code_order({1: 1, 2: 3, 3: 2})[0]


def test_labels_are_compared_without_case_accents_quotes_or_gender_endings():
    assert normalise_label("Tout à fait  d’ACCORD") == normalise_label("tout a fait d'accord")
    assert "satisfait" in spellings("Satisfait(e)")
    assert spellings("3 - Agree")[-1] == "agree"


# ---------------------------------------------------------------- against values computed elsewhere


@pytest.mark.parametrize(
    ("folder", "file", "oracle_key", "columns"),
    [
        ("survey_carpentries_instructor_training", "instructor_training_post.csv", "carp_agree", None),
        ("survey_carpentries_instructor_training", "instructor_training_post.csv", "carp_trainers", None),
        ("survey_carpentries_instructor_training", "instructor_training_post.csv", "carp_motivation", None),
        ("survey_carpentries_instructor_training", "instructor_training_post.csv", "carp_knowledge", None),
        ("survey_limesurvey_rse2017", "rse2017_uk.csv", "rse_uk_affRec", "likert"),
        ("survey_limesurvey_rse2017", "rse2017_uk.csv", "rse_uk_percEmp", "likert"),
        ("survey_limesurvey_rse2017", "rse2017_us.csv", "rse_us_affSat", "likert"),
        ("survey_qualtrics_legitimacy", "qualtrics_choice_text.csv", "legit_polar", None),
    ],
)
def test_item_means_of_real_surveys_are_those_of_the_reference(
    shared_data, folder, file, oracle_key, columns
):
    """Counts and means per item, computed in R from the same file (oracle.json)."""
    oracle = json.loads((shared_data / folder / "oracle.json").read_text())[oracle_key]
    raw = read_raw_table(shared_data / folder / file)
    readings = read_columns(raw)
    for expected in oracle["item_stats"]:
        name = expected["item"] if columns is None else _column_of(raw, expected["item"])
        assert readings[name].kind == "rating", name
        rated = rate_answers(raw.rows[name], readings[name].scale)
        rated = rated[rated >= 0]
        assert (len(rated), rated.mean()) == (expected["n"], pytest.approx(expected["mean"], abs=1e-9)), name


def _column_of(raw, item: str) -> str:
    return next(column.name for column in raw.columns if f"[{item}]" in column.name or column.name == item)


def test_numeric_qualtrics_export_points_out_its_renumbered_codes(shared_data):
    raw = read_raw_table(shared_data / "survey_qualtrics_legitimacy" / "qualtrics_numeric.csv")
    scale = read_columns(raw)["legitimacy_1_1"].scale
    assert any("out of order" in problem for problem in scale.problems)


# ---------------------------------------------------------------- reversed items


def test_the_published_reversed_item_is_suggested_and_nothing_is_turned(shared_data):
    """PSPP manual 5.2.4: v3 is reversed before alpha = .81; v5 is worded negatively too."""
    raw = read_raw_table(shared_data / "survey_spss_hotel" / "hotel.sav")
    readings = read_columns(raw)
    ratings = pd.DataFrame({name: rate_answers(raw.rows[name], r.scale) for name, r in readings.items()})
    before = ratings.copy()
    hints = {hint.item: hint for hint in suggest_reversed(ratings, {c.name: c.text for c in raw.columns})}
    assert set(hints) == {"v3", "v5"}
    assert hints["v3"].correlation_with_rest < -0.2
    assert "goes against" in hints["v3"].reason
    pd.testing.assert_frame_equal(ratings, before)


def test_a_block_that_points_one_way_has_no_suggestions():
    people = np.random.default_rng(7).normal(3, 1, 60)
    noise = np.random.default_rng(8).normal(0, 0.4, (60, 4))
    ratings = pd.DataFrame((people[:, None] + noise).clip(1, 5).round(), columns=list("abcd"))
    assert suggest_reversed(ratings, dict.fromkeys("abcd", "We share information")) == []
    turned = ratings.assign(b=6 - ratings["b"])
    assert [hint.item for hint in suggest_reversed(turned, {})] == ["b"]


def test_words_alone_suggest_where_too_few_people_answered():
    ratings = pd.DataFrame({"a": [1.0, 2], "b": [2.0, 3], "c": [3.0, 3]})
    texts = {"a": "We meet on time", "b": "Meetings are never useful", "c": "We trust each other"}
    assert [hint.item for hint in suggest_reversed(ratings, texts)] == ["b"]
