"""Where do the rows live, and how do they become values?"""
