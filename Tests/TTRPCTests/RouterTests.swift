import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `Routing` {
    @Test func `every registered method is found by its bytes, and no other`() {
        var router = Router()
        let methods = (0..<100).map { MethodDescriptor(service: "s.v1.S\($0 % 7)", method: "M\($0)", shape: .unary) }
        for method in methods { router.register(method, UnaryHandler<Note, Note>.inline { note, _ in note }) }
        #expect(router.methods == methods)
        for method in methods {
            #expect(find(router, method.service, method.method)?.method == method)
            #expect(find(router, method.service, method.method + "x") == nil)
            #expect(find(router, method.method, method.service) == nil)
        }
        #expect(find(router, "", "") == nil)
    }

    @Test func `an empty router finds nothing`() {
        #expect(find(Router(), "s", "m") == nil)
    }

    private func find(_ router: Router, _ service: String, _ method: String) -> Route? {
        Array(service.utf8).withUnsafeBytes { service in
            Array(method.utf8).withUnsafeBytes { method in router.route(service: service, method: method) }
        }
    }
}
