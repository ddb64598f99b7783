"""Files in: one module per format or kind; nothing is written until every problem is known."""
