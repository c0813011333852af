"""What is the least that a plain Django project does for the same pages?"""
