"""The decisions about activities, without a database: the same input always gives the same answer.

One file per noun; `today` and `now` are arguments. Sentences for people are Dutch and go through gettext.
"""
