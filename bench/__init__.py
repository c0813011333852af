"""How fast is the product, measured against the least that does the same work?"""
