"""How do numbers, dates, refusals and explanations read in the reader's language?"""
