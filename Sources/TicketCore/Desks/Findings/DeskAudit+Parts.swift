extension DeskAudit {
    mutating func checkTracks() {
        for (index, track) in desk.tracks.enumerated() {
            let path: [DeskFinding.PathStep] = ["tracks", .index(index)]
            checkTrackStates(track, path)
            checkTrackMoves(track, path)
            checkTrackGraph(track, path)
        }
    }

    private mutating func checkTrackStates(_ track: Track, _ path: [DeskFinding.PathStep]) {
        for (index, state) in track.states.enumerated() {
            checkKey(state.key, path + ["states", .index(index), "key"])
        }
        checkDoubles(track.states.map(\.key), of: "tracks.\(track.key).states", at: path + ["states"])
        if track.state(track.initialState) == nil {
            error(
                "UNKNOWN_STATE", path + ["initial"],
                "tracks.\(track.key): initial: \"\(track.initialState)\" is none of its states")
        }
    }

    private mutating func checkTrackMoves(_ track: Track, _ path: [DeskFinding.PathStep]) {
        var seen: Set<[String?]> = []
        for (index, move) in track.moves.enumerated() {
            let place = "tracks.\(track.key): \(move.from ?? "*") -> \(move.to ?? "*")"
            for key in [move.from, move.to].compactMap({ $0 }) where track.state(key) == nil {
                error(
                    "UNKNOWN_STATE", path + ["transitions", .index(index)], "\(place): \"\(key)\" is none of its states"
                )
            }
            if move.roles.isEmpty {
                error(
                    "NO_ROLE", path + ["transitions", .index(index)], "\(place): nobody may ask for it; name the roles")
            }
            if !seen.insert([move.from, move.to]).inserted {
                error("DOUBLE_TRANSITION", path + ["transitions", .index(index)], "\(place): stands there twice")
            }
        }
    }

    private mutating func checkTrackGraph(_ track: Track, _ path: [DeskFinding.PathStep]) {
        let keys = track.states.map(\.key)
        guard keys.contains(track.initialState) else { return }
        let graph = WorkflowGraph(keys: keys) { track.move(from: $0, to: $1) != nil }
        report(
            graph, from: track.initialState, place: "tracks.\(track.key)", path: path + ["states"],
            terminal: Set(track.states.filter(\.terminal).map(\.key)))
    }

    mutating func checkDoubles(_ keys: [String], of place: String, at path: [DeskFinding.PathStep]) {
        for key in Dictionary(grouping: keys, by: { $0 }).filter({ $0.value.count > 1 }).keys.sorted() {
            error("DOUBLE_KEY", path, "\(place): \"\(key)\" stands there twice")
        }
    }

    mutating func checkParts() {
        let rating = desk.rating
        if rating.scoreMin >= rating.scoreMax || rating.scoreMin < 0 || rating.scoreMax > 100 {
            error("OUT_OF_RANGE", ["rating"], "rating: the scale goes from a smaller to a greater number, 0 to 100")
        }
        if desk.creators.isEmpty { error("NO_ROLE", ["created_by"], "created_by: name who may make tickets") }
        for (index, field) in desk.fields.enumerated() {
            let path: [DeskFinding.PathStep] = ["fields", .index(index)]
            if (field.kind == .choice) == field.choices.isEmpty {
                error(
                    "INVALID_FIELD", path,
                    "fields.\(field.key): a choice has choices, and nothing else has; put it right")
            }
            checkDoubles(field.choices.map(\.key), of: "fields.\(field.key).choices", at: path)
        }
        for (index, map) in desk.statusMaps.enumerated() { check(map, ["moves_to", .index(index)]) }
    }

    private mutating func check(_ map: StatusMap, _ path: [DeskFinding.PathStep]) {
        if map.desk == desk.key {
            error("SAME_DESK", path, "moves_to: the desk itself stands there; name another")
        }
        for key in map.statuses.keys.sorted() where desk.status(key) == nil {
            error("UNKNOWN_STATUS", path, "moves_to \(map.desk): \"\(key)\" is none of the statuses")
        }
        let missing = desk.statuses.map(\.key).filter { map.statuses[$0] == nil }
        if !missing.isEmpty {
            warn(
                "STATUS_NOT_MAPPED", path,
                "moves_to \(map.desk): tickets that are \(missing.joined(separator: ", ")) cannot go there;"
                    + " map them too")
        }
    }
}
