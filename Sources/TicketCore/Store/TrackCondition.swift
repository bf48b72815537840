/// That a ticket stands so on one of its desk's tracks.
public struct TrackCondition: Sendable, Hashable, Codable {
    /// The key of the track.
    public var track: String
    /// The key of the state.
    public var state: String

    /// A state on a track.
    public init(track: String, state: String) {
        self.track = track
        self.state = state
    }
}
