internal import Instrumentation
internal import Tracing

enum RecordingTracer {
    /// The tracer that was given or else the process's own; nil if that records nothing.
    ///
    /// Once for all calls: to look the process's tracer up costs as much as all other interceptors do for a call.
    static func find(_ given: (any Tracer)?) -> (any Tracer)? {
        let tracer = given ?? InstrumentationSystem.tracer
        return tracer is NoOpTracer ? nil : tracer
    }
}
