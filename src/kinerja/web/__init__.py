"""Which page does a person see, and what does a form of theirs do?"""
