"""The decisions of referrals, by subject. Pure: a day is an argument, nothing is read."""
