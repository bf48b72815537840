internal import Instrumentation
internal import TTRPC

/// Lets a tracing system read metadata.
struct MetadataExtractor: Extractor {
    func extract(key: String, from carrier: Metadata) -> String? {
        carrier[first: key.lowercased()]
    }
}

/// Lets a tracing system write metadata.
struct MetadataInjector: Injector {
    func inject(_ value: String, forKey key: String, into carrier: inout Metadata) {
        carrier.append(key, value)
    }
}
