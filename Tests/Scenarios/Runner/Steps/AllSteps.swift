/// Every step that scripts can use, in the order in which they are listed.
func allSteps() throws -> [Step] {
    try ticketSteps() + workSteps() + commentSteps() + chatSteps() + fileSteps() + articleSteps() + statusSteps()
        + moveSteps() + visibilitySteps() + timeSteps() + mailSteps() + passwordSteps() + deskSteps() + hoursSteps()
        + deskFileSteps()
        + terminalSteps()
}
