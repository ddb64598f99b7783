"""Write generated.yaml: case sentences filled with invented people. Run once; the output is what counts.

The sentences and names were written before any rule that is measured on them. Telephone numbers come from
the ranges kept free for fiction, NHS numbers from the 999 range kept free for tests.
"""

# ruff: noqa: E501
import random
from pathlib import Path

import yaml

PEOPLE = {
    "english": (
        "Alfie Amber Bethany Connor Daisy Dominic Esme Freya Gavin Holly Jasmine Kieran Lewis Molly Nathan Paige",
        "Barraclough Clegg Dyson Eastwood Fairburn Greenwood Hartley Illingworth Kershaw Sutcliffe",
    ),
    "welsh": (
        "Bleddyn Carys Dafydd Eleri Ffion Gwen Hywel Iestyn Lowri Rhys",
        "Bevan Griffiths Howells Parry Powell",
    ),
    "irish": (
        "Aoife Ciarán Deirdre Eoin Fionn Gráinne Máire Pádraig Siobhán Tadhg",
        "Brennan Doyle O'Connor Ó Briain",
    ),
    "scottish": (
        "Ailsa Angus Catriona Fergus Iona Lachlan Mhairi Struan",
        "Cameron Drummond MacLeod McKenzie Menzies",
    ),
    "south_asian": (
        "Aarav Deepika Farhan Gurpreet Iqra Jaswinder Kavita Manpreet Nadeem Parveen Rukhsana Sanjay Tahira Waqas",
        "Ahmed Akhtar Bibi Chaudhry Desai Mahmood Patel Rehman Sandhu Uddin",
    ),
    "polish": (
        "Bartosz Dorota Filip Grzegorz Jadwiga Łukasz Małgorzata Szymon",
        "Dąbrowski Kamińska Lewandowski Zając",
    ),
    "west_african": (
        "Abena Chinwe Emeka Fatou Kwabena Ngozi Olumide Oluwaseun Temitope Yaw",
        "Adebayo Asante Diallo Nwosu Ogunleye Owusu",
    ),
    "chinese": ("Bo Fang Jing Lan Ming Qiang Siu Xiaoli Yuting Zihan", "Cheung Guo Lau Tang Xu Zhao"),
    "arabic": (
        "Ahlam Bashar Dina Faisal Huda Jamal Maryam Nizar Rashid Salma",
        "Al-Amin Darwish Nasser Sabbagh",
    ),
    "somali": ("Asha Bashir Deeqa Guled Idil Mahad Sahra Yasmiin", "Abdi Elmi Jama Mohamud Nur"),
    "turkish": ("Ayşe Berkay Deniz Emine Hüseyin Songül Umut", "Aydın Çelik Öztürk Şahin"),
    "romanian": ("Bogdan Cristina Florin Gheorghe Mihaela Răzvan", "Constantin Dumitru Munteanu Stan"),
    "portuguese": ("Catarina Diogo Filipa Gonçalo Leonor Thiago", "da Silva Mendes Pereira Rocha"),
    "vietnamese": ("Anh Dung Huong Khanh Phuong Quynh Tuan", "Dang Le Pham Vu"),
    "caribbean": ("Aaliyah Devonte Jermaine Latoya Leroy Monique Shaniqua", "Bailey Francis Gayle Morrison"),
    "east_african": ("Biniam Eyob Hiwot Makena Mulu Njeri", "Gebre Haile Mwangi Otieno"),
    "jewish": ("Chaim Devorah Esther Mendel Yitzchok Yocheved", "Cohen Friedman Rosenberg Weiss"),
}
FULL_NAMES = (
    "Core group for {full}: two of the five actions are late.",
    "{full} is subject to a child protection plan.",
    "The referral for {full} was sent to the wrong team.",
    "Concerns about {full}, aged {age}, were raised by the school nurse.",
    "Mother, {full}, declined early help.",
    "Police attended; {full}, father of the children, was arrested.",
    "Conference chair noted that {full} ({age}) wished to speak.",
    "Witness statement from {full}, neighbour of the family.",
)
GIVEN_NAMES = (
    "{given}'s mum says the bus is late every day.",
    "Her son {given} has an EHCP and no school place.",
    "{given} disclosed that dad had been drinking again.",
    "The twins, {given} and their sister, were seen at nursery.",
    "Foster placement for {given} broke down on Sunday.",
    "Nobody told {given} that the social worker had left.",
    "What would life be like for {given} if nothing changes?",
    "I asked for help for {given} in January and we are still waiting.",
    "Child: {given}. Outcome: no further action.",
    "Missing episode: {given} returned by herself after nine hours.",
)
PHONES = (
    "07700 900{n:03d}", "07700900{n:03d}", "+44 7700 900{n:03d}", "(0114) 496 0{n:03d}", "020 7946 0{n:03d}",
    "+44 (0)141 496 0{n:03d}", "01632 960{n:03d}", "0191-498-0{n:03d}", "0117 496 0{n:03d}", "07700 900 {n:03d}",
)  # fmt: skip
PHONE_PLACES = (
    "Her grandmother can be reached on {}.", "New mobile for the father: {}", "Tel: {} (before 3 pm)",
    "He texted {} several times from the bus.", "please ring {} , not the old one", "Number withheld but later {}",
)  # fmt: skip
NHS_PLACES = (
    "NHS no. {} recorded on the chronology.", "GP summary, NHS {}, attached.", "His number is {} in the spine.",
    "nhs number:{}", "Please match {} against the register.",
)  # fmt: skip
POSTCODES = (
    "LS11 6HB,S2 4QZ,HX1 2TS,NE4 9PP,SW1A 2AA,CB2 1TN,ll57 2dg,PL4 8AA,BT7 1NN,AB10 1XG,wf1 1ab,E1W 3TD"
)
POSTCODE_PLACES = ("The family moved to {} in June.", "Visits to {} need two workers.", "new postcode is {}")
BIRTHS = (
    "DOB {d:02d}/{m:02d}/{y}", "born {d} {month} {y}", "d.o.b. {d}.{m}.{y}", "Date of birth: {month} {d}, {y}",
    "DoB {y}-{m:02d}-{d:02d}", "dob: {d}-{m}-{s:02d}", "(D.O.B {d}/{m}/{s:02d})", "birth date {d} {month} {y}",
)  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
INSURANCE = (
    "NI number {}", "His national insurance number is {}.", "NINO: {}", "{} was on the payslip in the file",
)  # fmt: skip
REFERENCES = (
    "Crime ref {}", "crime reference number: {}", "Police log no. {}", "Incident number {} was graded low",
    "Occurrence {} is still open", "Case no {}", "case reference {} closed", "CAD {}", "URN: {}", "CP ref {}",
)  # fmt: skip
REFERENCE_SHAPES = (
    "13{n:09d}",
    "24/{n:06d}/DV",
    "NYP-{n:08d}",
    "{n:05d}/24",
    "CP/{m:04d}/A",
    "WY{n:07d}",
    "{m:04d}",
)
STREETS = "Ash Grove,Beech Road,Cherry Tree Lane,Dale Street,Elm Avenue,Fern Close,Green Way,Hill Crescent,Ivy Terrace,Kings Drive,Lime Court,Mount Pleasant,North Parade,Orchard Gardens,Park View,Quarry Hill"
ADDRESS_PLACES = (
    "The home at {} is in poor repair.",
    "Address {}",
    "They were found at {} by officers.",
    "moved to {}",
)


def make_passages(random_state: int) -> list[str]:
    """Every passage, marked as the hand-written ones are."""
    draw = random.Random(random_state)
    return [*_write_names(draw), *_write_numbers(draw)]


def _write_names(draw: random.Random) -> list[str]:
    passages = []
    for origin, (given_names, surnames) in PEOPLE.items():
        given, last = (
            given_names.split(),
            surnames.replace("Ó Briain", "Ó_Briain").replace("da S", "da_S").split(),
        )
        for number in range(12):
            name = draw.choice(given)
            full = f"{name} {draw.choice(last)}".replace("_", " ")
            templates = FULL_NAMES if number % 2 else GIVEN_NAMES
            marked = {"full": f"{{name/{origin}:{full}}}", "given": f"{{name/{origin}:{name}}}"}
            passages.append(draw.choice(templates).format(**marked, age=f"{{age:{draw.randint(3, 17)}}}"))
    return passages


def _write_numbers(draw: random.Random) -> list[str]:
    passages = [
        draw.choice(PHONE_PLACES).format(f"{{phone:{shape.format(n=draw.randint(0, 999))}}}")
        for shape in PHONES * 2
    ]
    passages += [
        draw.choice(NHS_PLACES).format(f"{{nhs_number:{_make_nhs_number(draw)}}}") for _ in range(16)
    ]
    passages += [draw.choice(POSTCODE_PLACES).format(f"{{postcode:{code}}}") for code in POSTCODES.split(",")]
    passages += [_write_birth(draw, shape) for shape in BIRTHS * 2]
    passages += [draw.choice(INSURANCE).format(f"{{ni_number:{_make_ni_number(draw)}}}") for _ in range(12)]
    passages += [_write_reference(draw, place) for place in REFERENCES * 2]
    passages += [
        draw.choice(ADDRESS_PLACES).format(f"{{address:{draw.randint(1, 180)} {street}}}")
        for street in STREETS.split(",")
    ]
    return passages


def _make_nhs_number(draw: random.Random) -> str:
    """Modulus 11 with weights 10 to 2, as the NHS Data Dictionary defines it."""
    while True:
        nine = f"999{draw.randint(0, 999_999):06d}"
        check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
        if check != 10:
            whole = nine + ("0" if check == 11 else str(check))
            return draw.choice(
                (whole, f"{whole[:3]} {whole[3:6]} {whole[6:]}", f"{whole[:3]}-{whole[3:6]}-{whole[6:]}")
            )


def _make_ni_number(draw: random.Random) -> str:
    digits = f"{draw.randint(0, 999_999):06d}"
    pair = draw.choice(("AB", "CE", "HJ", "KL", "MN", "PR", "ST", "WX", "YZ", "JN"))
    spaced = f"{pair} {digits[:2]} {digits[2:4]} {digits[4:]} {draw.choice('ABCD')}"
    return draw.choice((spaced, spaced.replace(" ", ""), spaced.lower().replace(" ", "")))


def _write_birth(draw: random.Random, shape: str) -> str:
    year, month = draw.randint(2005, 2023), draw.randint(1, 12)
    written = shape.format(d=draw.randint(1, 28), m=month, y=year, s=year % 100, month=MONTHS[month - 1])
    first = next(
        place
        for place, character in enumerate(written)
        if character.isdigit() or written[place:].startswith(tuple(MONTHS))
    )
    date = written[first:].rstrip(")")
    return written.replace(date, f"{{date_of_birth:{date}}}")


def _write_reference(draw: random.Random, place: str) -> str:
    shape = draw.choice(REFERENCE_SHAPES)
    return place.format(
        f"{{case_reference:{shape.format(n=draw.randint(1, 99_999), m=draw.randint(1, 9999))}}}"
    )


if __name__ == "__main__":
    written = {"about": "Made by generate_passages.py, random state 11.", "passages": make_passages(11)}
    path = Path(__file__).with_name("generated.yaml")
    path.write_text(
        yaml.safe_dump(written, allow_unicode=True, width=1000, sort_keys=False), encoding="utf-8"
    )
