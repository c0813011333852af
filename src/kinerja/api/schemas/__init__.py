"""Which shapes do requests and answers have?"""
