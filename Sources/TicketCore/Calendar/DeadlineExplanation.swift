/// How a deadline comes about.
public struct DeadlineExplanation: Sendable, Hashable {
    /// A stretch of service that is used up.
    public struct Step: Sendable, Hashable {
        /// Where it begins: the moment that was asked about, or an opening.
        public var start: Timestamp
        /// Where it ends: a closing, or the deadline.
        public var end: Timestamp
        /// By how many seconds clocks in the zone were ahead of UTC at the start.
        public var startOffsetSeconds: Int
        /// The same just before the end; another one where the clocks were changed between.
        public var endOffsetSeconds: Int

        /// How much service it gives.
        public var serviceTime: Duration { .microseconds(start.microseconds(to: end)) }

        /// A stretch of service.
        public init(start: Timestamp, end: Timestamp, startOffsetSeconds: Int, endOffsetSeconds: Int) {
            self.start = start
            self.end = end
            self.startOffsetSeconds = startOffsetSeconds
            self.endOffsetSeconds = endOffsetSeconds
        }
    }

    /// The first moment by which all of the time has been given.
    public var deadline: Timestamp
    /// The stretches that are used up, in order; the first ones only if there are very many.
    public var steps: [Step]
    /// How many further stretches there are.
    public var omittedStepCount: Int

    /// An explanation with every field given.
    public init(deadline: Timestamp, steps: [Step], omittedStepCount: Int) {
        self.deadline = deadline
        self.steps = steps
        self.omittedStepCount = omittedStepCount
    }
}
