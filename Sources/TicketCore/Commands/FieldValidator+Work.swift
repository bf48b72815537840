extension FieldValidator {
    /// How many tags a ticket has at most.
    private static let tagsMax = 50
    /// The greatest length of a tag, in Unicode scalars.
    private static let tagScalarsMax = 64
    /// The greatest length of a reason, in Unicode scalars.
    private static let reasonScalarsMax = 1_000

    mutating func checkReason(_ reason: String) {
        let count = reason.unicodeScalars.count
        if count > Self.reasonScalarsMax {
            refuse("reason", "TOO_LONG", "at most \(Self.reasonScalarsMax) characters; the reason has \(count)")
        }
    }

    mutating func checkRating(_ score: Int, comment: String) {
        let (least, most) = (desk.rating.scoreMin, desk.rating.scoreMax)
        if score < least || score > most {
            refuse("rating.score", "OUT_OF_RANGE", "\(least) to \(most), not \(score)")
        }
        checkBody(comment, field: "rating.comment")
    }

    mutating func checkTags(_ tags: [String], field: String) {
        for (index, tag) in tags.enumerated() {
            let isLegible = !Self.isBlank(tag) && !tag.unicodeScalars.contains(where: Self.isControl)
            if !isLegible || tag.unicodeScalars.count > Self.tagScalarsMax {
                refuse(
                    "\(field)[\(index)]", "INVALID_TAG",
                    "1 to \(Self.tagScalarsMax) characters in one line, not all of them spaces")
            }
        }
    }

    mutating func checkTagCount(_ count: Int, field: String) {
        if count > Self.tagsMax { refuse(field, "TOO_MANY", "at most \(Self.tagsMax) tags a ticket") }
    }

    mutating func checkFields(_ values: [String: String], asCustomer: Bool, path: String) {
        for key in values.keys.sortedByBytes {
            guard let field = desk.field(key) else {
                add(.unknown("\(path).\(key)", "UNKNOWN_FIELD", key, known: desk.fields.map(\.key)))
                continue
            }
            if asCustomer, !field.requesterMaySet {
                refuse("\(path).\(key)", "STAFF_ONLY", "only the desk's staff set this field")
            }
            if let value = values[key], !value.isEmpty, let problem = field.problem(with: value) {
                refuse("\(path).\(key)", "INVALID_VALUE", problem)
            }
        }
    }
}
