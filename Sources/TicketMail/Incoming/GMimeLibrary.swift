internal import CGMime

/// GMime's start, which has to come before all else and happens once.
enum GMimeLibrary {
    private static let started: Void = g_mime_init()

    static func start() {
        started
    }
}
