"""The logic of the gates: what is read from a profile, and when a figure fails."""

import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Benchmarks")]

from driver.processes import Failed  # noqa: E402
from gates import profile, rounds, thresholds  # noqa: E402
from gates.profile import Counts  # noqa: E402
from gates.thresholds import Figure, Verdict  # noqa: E402

PROFILE = """\
events: Ir
ob=(1) /usr/bin/ticketd
fl=(1) ???
fn=(1) handle a call'2
0 1200
cob=(2) /lib/libc.so.6
cfn=(2) malloc
calls=3 0
0 300
cfn=(3) realloc
calls=2 0
0 80
cfn=(4) memcpy
calls=7 0
0 70
ob=(2)
fn=(3)
0 40
cfn=(2)
calls=2 0
0 40
fn=(5) strdup
0 9
cfn=(2)
calls=4 0
0 21
totals: 1760
"""
COST = Figure("get.instructions", "instructions", "a call")
MEMORY = Figure("get.allocations", "allocations", "a call", digits=2)


class ProfileTests(unittest.TestCase):
    def test_calls_of_allocators_count_unless_an_allocator_makes_them(self):
        self.assertEqual(profile.counted(PROFILE.splitlines(True)), Counts(instructions=1760, allocations=3 + 2 + 4))

    def test_a_profile_that_was_cut_off_is_refused(self):
        with self.assertRaises(ValueError):
            profile.counted(PROFILE.splitlines(True)[:-1])

    def test_start_and_end_do_not_count(self):
        few, many = Counts(1_000_000 + 10 * 70, 500 + 10 * 2), Counts(1_000_000 + 60 * 70, 500 + 60 * 2)
        self.assertEqual(many.per_call(few, 50), Counts(70, 2))


class VerdictTests(unittest.TestCase):
    def test_a_rise_of_six_percent_fails_with_both_figures(self):
        verdict = Verdict(COST, 10_600, 10_000)
        self.assertTrue(verdict.fails)
        for told in ("get.instructions", "10,000", "10,600", "+6.0%"):
            self.assertIn(told, verdict.said)
        self.assertEqual(verdict.row, ["get.instructions", "10,600", "10,000", "+6.0%", "instructions", "RISEN"])

    def test_a_rise_of_four_percent_passes(self):
        verdict = Verdict(COST, 10_400, 10_000)
        self.assertFalse(verdict.fails)
        self.assertEqual(verdict.said, "")

    def test_a_fall_of_six_percent_passes_and_says_how_to_lower_the_threshold(self):
        verdict = Verdict(COST, 9_400, 10_000)
        self.assertFalse(verdict.fails)
        self.assertIn("--update", verdict.said)

    def test_the_first_allocation_fails_where_there_was_none(self):
        self.assertTrue(Verdict(MEMORY, 1, 0).fails)
        self.assertFalse(Verdict(MEMORY, 0.004, 0).fails)
        self.assertFalse(Verdict(MEMORY, -0.0001, 0).has_fallen)

    def test_a_figure_without_a_threshold_fails(self):
        self.assertTrue(Verdict(COST, 1, None).fails)


class RoundsTests(unittest.TestCase):
    def counts(self, values: list[float | None], given: int = 0) -> list[float]:
        """With each of these counted in turn; None is a run that fails."""
        left = iter(values)

        def count() -> dict[str, float]:
            value = next(left)
            if value is None:
                raise Failed("120 of 128 calls failed")
            return {COST.key: value}

        return rounds.counted("get", [COST], count, {COST.key: 10_000}, given, lambda _: None)[COST.key]

    def test_a_rise_that_does_not_come_back_is_chance(self):
        self.assertEqual(self.counts([10_600, 10_400, 0]), [10_600, 10_400])

    def test_a_rise_that_comes_back_is_one(self):
        counts = self.counts([10_700, 10_600, 10_650, 0])
        self.assertEqual(counts, [10_700, 10_600, 10_650])
        self.assertTrue(Verdict(COST, min(counts), 10_000).fails)

    def test_a_run_that_fails_is_repeated_and_three_fail(self):
        self.assertEqual(self.counts([None, 10_000, 0]), [10_000])
        with self.assertRaises(Failed):
            self.counts([None, None, None, 10_000])

    def test_as_many_rounds_as_asked_for(self):
        self.assertEqual(self.counts([9_000, 9_001, 0], given=2), [9_000, 9_001])


class FileTests(unittest.TestCase):
    def test_what_was_written_is_read_again(self):
        text = thresholds.written([COST, MEMORY], {"get.instructions": 12_345.6, "get.allocations": 7.5}, "Swift 6")
        read = thresholds.parsed(text)
        self.assertEqual(read.values, {"get.instructions": 12_346, "get.allocations": 7.5})
        self.assertEqual(read.tools, "Swift 6")
        self.assertTrue(all(len(line) <= 160 for line in text.splitlines()))

    def test_a_line_that_cannot_be_read_is_named(self):
        for text in ("get 12\n", "\nget twelve instructions\n", "get 1 calls\nget 2 calls\n"):
            with self.assertRaisesRegex(ValueError, r"line \d"):
                thresholds.parsed(text)


if __name__ == "__main__":
    unittest.main()
