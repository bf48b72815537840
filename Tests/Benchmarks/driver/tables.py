"""Tables of a page in Markdown."""


def table(heads: list[str], rows: list[list[str]]) -> str:
    if not rows:
        return "Not measured in this run.\n"
    lines = [f"| {' | '.join(heads)} |", f"|{'|'.join('---' for _ in heads)}|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows]) + "\n"
