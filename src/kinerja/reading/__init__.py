"""How does a sentence or a document, as people write it, become goals and measures?"""
