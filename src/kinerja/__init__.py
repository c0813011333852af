"""What does an organisation want to reach, how is it measured, and where does it stand today?"""

__version__ = "0.1.0"
