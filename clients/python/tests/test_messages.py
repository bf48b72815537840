"""The generated messages."""

from ticketclient.messages import BulkResult


def test_a_status_inside_a_message_comes_back() -> None:
    result = BulkResult(number=100_001)
    result.error.code = 5
    result.error.message = "there is no ticket 100001"
    assert BulkResult.FromString(result.SerializeToString()) == result
