"""Where things are: outlines, the tree of areas, and the way from a point to a neighbourhood.

Plain Python on the data files of ``networks/data``; no table, no request. Points are (latitude, longitude) in
WGS84 degrees, dates are days, outlines are what the municipalities and Statbel published (see each file's sources).
"""
