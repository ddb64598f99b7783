"""An attacker who takes everything that is published and tries to get behind it.

He holds every cell of every version that was ever out, of every quarter. He knows the questionnaire, this
source code, who was asked, who answered which question, who sits in which sector, which sheets a later
version added or dropped, and **every sheet of any one organisation** (each is tried, and none).

He has an *exposure* when one of these is certain:

- **person**: some person's score, whose sheet he does not know, lies in a range of less than 25 of the 100
  points (`WIDTH`);
- **few**: by adding and taking away published sums and the sheets that he knows, he is left with the sum of
  at least one and fewer than five people, and their mean lies in a range of less than 25 points;
- **organisation**: the same, where all who are left are of one organisation, however many they are.

How narrow the range is of the mean of another organisation of two people or more, when others are left beside
it, is measured and no exposure: five people's mean tells much of that of four.

He works with (`sums`) intervals of sums and of sums of squares over every union and difference of published
cells, and linear programs over versions that differ; with (`enumeration`) every whole-number answer that fits
mean, error and count; and with (`simulation`) the release itself as a black box: he releases every possible
set of sheets and keeps those of which every published cell, word and empty row reads the same.
Scores of domains must not be exposed; those of constructs and items are counted and stated.
"""

WIDTH = 25.0  # points of 100: what must stay open of everybody's score
FEW = 5  # people
