internal import TicketClient

/// What readers think of the help.
func articleSteps() throws -> [Step] {
    [
        try .action("{person} finds the article {text} helpful") { stage, values in
            try await stage.rate(try values.text(), as: values.person(), isHelpful: true)
        },
        try .action("{person} finds the article {text} not helpful") { stage, values in
            try await stage.rate(try values.text(), as: values.person(), isHelpful: false)
        },
        try .check("The article {text} was found helpful {number} and not helpful {not:number} times") {
            stage, values in
            let rating = try await stage.client(of: .alba).feedback.getArticleRating(
                GetArticleRatingRequest(desk: stage.desk, article: try values.text()))
            try expect(rating.helpfulCount, is: Int64(try values.number()), "how many found it helpful")
            try expect(rating.unhelpfulCount, is: Int64(try values.number("not")), "how many did not")
        },
    ]
}

extension Stage {
    fileprivate func rate(_ article: String, as person: Person, isHelpful: Bool) async throws {
        _ = try await client(of: person).feedback.rateArticle(
            RateArticleRequest(desk: desk, article: article, helpful: isHelpful))
    }
}
