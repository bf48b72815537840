/// How a time zone's clocks stand at each moment: the changes that have been, and the rule for those to come.
public struct ZoneRules: Sendable, Hashable {
    /// Coordinated Universal Time, which needs no data.
    public static let utc = ZoneRules(name: "UTC", changes: [], offsets: [0], future: nil)

    /// The zone's name in the IANA database.
    public let name: String
    /// The moments at which the offset or its name changes, ascending, in seconds since the Unix epoch.
    private let changes: [Int]
    /// The offsets in seconds east of UTC: before the first change, then from each change on.
    private let offsets: [Int]
    /// What holds from the last change on; nil if its offset holds for ever.
    private let future: ZoneRecurrence?

    /// Rules of these changes. `offsets` has one more element than `changes`.
    init(name: String, changes: [Int], offsets: [Int], future: ZoneRecurrence?) {
        self.name = name
        self.changes = changes
        self.offsets = offsets
        self.future = future
    }

    /// The rules that a file of the IANA database states, in the TZif format.
    package init(name: String, file: [UInt8]) throws {
        self = try ZoneFileReader.read(file, name: name)
    }

    /// By how many seconds clocks in the zone are ahead of UTC at a moment; negative in the west.
    public func offsetSeconds(at time: Timestamp) -> Int { span(at: time.flooredSeconds).offsetSeconds }

    /// The stretch of even time that a moment lies in. A later stretch may have the same offset.
    func span(at second: Int) -> ZoneSpan {
        let index = changes.upperBound(of: second)
        let start = index == 0 ? Int.min : changes[index - 1]
        if index == changes.count, let future {
            var span = future.span(at: second)
            span.start = max(span.start, start)
            return span
        }
        return ZoneSpan(
            start: start, end: index < changes.count ? changes[index] : Int.max, offsetSeconds: offsets[index])
    }
}

extension [Int] {
    /// How many elements of this ascending list are not above a value.
    fileprivate func upperBound(of value: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
