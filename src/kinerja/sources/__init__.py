"""What does a file from outside hold, as plain values?"""
