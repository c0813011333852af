"""What do the words of KPI and OKR mean, and how do their numbers come out?"""
