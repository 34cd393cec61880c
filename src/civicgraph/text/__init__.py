"""What Chinese text needs before any rule: folding, sentences, numerals, dates, the layout of a page."""
