"""A limit on guesses counts every guess, also those at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from meedoen.kernel.web.throttle import Throttle


def test_so_many_guesses_and_no_more():
    few = Throttle("proef", times=3, seconds=60)
    assert [few.full("a"), *(few.take("a") for _ in range(4)), few.full("a")] == [False, True, True, True, False, True]


def test_each_source_has_its_own():
    few = Throttle("proef", times=1, seconds=60)
    assert [few.take("a"), few.take("a"), few.take("b")] == [True, False, True]


def test_looking_counts_nothing():
    few = Throttle("proef", times=1, seconds=60)
    assert [few.full("a"), few.full("a"), few.take("a")] == [False, False, True]


def test_guesses_at_the_same_moment_all_count():
    few = Throttle("proef", times=5, seconds=60)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(few.take, ["a"] * 40))
    assert sum(answers) == 5
