"""Funders' and councils' own files → the columns of our resource ledger.

A JSON or XML format registers a reader. A layout of plain tables (CSV, XLSX, ODS) is recognised by its
headings after the table was read, and reshaped. Every one ends in LEDGER_COLUMNS.
"""

from data.imports.money_formats.amount_list import is_amount_list, reshape_amount_list
from data.imports.money_formats.budget_book import is_budget_book, reshape_budget_book
from data.imports.money_formats.budget_table import is_budget_table, reshape_budget_table
from data.imports.money_formats.council_spend import is_council_spend, reshape_council_spend
from data.imports.money_formats.grants_list import is_grants_list, reshape_grants_list
from data.imports.money_formats.iati import (
    is_iati_table,
    read_iati_xml,
    recognise_iati_xml,
    reshape_iati_table,
)
from data.imports.money_formats.partner_ledger import is_partner_ledger, reshape_partner_ledger
from data.imports.money_formats.period_columns import is_period_columns, reshape_period_columns
from data.imports.money_formats.post_counts import is_post_counts, reshape_post_counts
from data.imports.money_formats.post_list import (
    is_post_list,
    is_vacancy_list,
    reshape_post_list,
    reshape_vacancy_list,
)
from data.imports.money_formats.three_sixty_giving import (
    is_grants_table,
    read_grants_json,
    recognise_grants_json,
    reshape_grants_table,
)
from data.imports.money_formats.training_events import is_training_events, reshape_training_events
from data.imports.money_formats.training_matrix import is_training_matrix, reshape_training_matrix
from data.imports.money_formats.trial_balance import is_trial_balance, refuse_trial_balance
from data.imports.raw_table import LAYOUTS, READERS, Layout, Reader

READERS.append(Reader("360giving_json", recognise_grants_json, read_grants_json))
READERS.append(Reader("iati_xml", recognise_iati_xml, read_iati_xml))
LAYOUTS.append(Layout("360giving", is_grants_table, reshape_grants_table))
LAYOUTS.append(Layout("iati", is_iati_table, reshape_iati_table))
LAYOUTS.append(Layout("trial_balance", is_trial_balance, refuse_trial_balance, "resources"))
LAYOUTS.append(Layout("training_events", is_training_events, reshape_training_events))
LAYOUTS.append(Layout("grants_list", is_grants_list, reshape_grants_list))
LAYOUTS.append(Layout("council_spend", is_council_spend, reshape_council_spend))
LAYOUTS.append(Layout("period_columns", is_period_columns, reshape_period_columns))
LAYOUTS.append(Layout("training_matrix", is_training_matrix, reshape_training_matrix))
LAYOUTS.append(Layout("budget_book", is_budget_book, reshape_budget_book))
LAYOUTS.append(Layout("budget_table", is_budget_table, reshape_budget_table))
LAYOUTS.append(Layout("post_list", is_post_list, reshape_post_list))
LAYOUTS.append(Layout("vacancy_list", is_vacancy_list, reshape_vacancy_list))
LAYOUTS.append(Layout("post_counts", is_post_counts, reshape_post_counts))
LAYOUTS.append(Layout("partner_ledger", is_partner_ledger, reshape_partner_ledger))
# The last one, as it knows the least of a file.
LAYOUTS.append(Layout("amount_list", is_amount_list, reshape_amount_list))
