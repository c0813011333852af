"""How do values become documents and drawings?"""
