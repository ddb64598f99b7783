"""Storage, files in, files out, and who may."""

import pandas as pd

# Most frames here are small, the cells of a quarter say, and of Arrow's texts nearly every step takes longer
# than of Python's: the release of one quarter by two fifths. Large tables are Arrow's own, and no frames.
# A trap: pandas 3.1 fails at the names of days and months (dt.day_name) of Python's texts.
pd.options.mode.string_storage = "python"
