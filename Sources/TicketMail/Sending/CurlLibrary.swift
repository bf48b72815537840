internal import CCurl

/// libcurl's start, which has to come before all else and happens once.
enum CurlLibrary {
    private static let started: Void = {
        _ = curl_global_init(Int(CURL_GLOBAL_SSL))
    }()

    static func start() {
        started
    }
}
