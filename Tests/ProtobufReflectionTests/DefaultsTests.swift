import ProtobufReflection
import Testing

@Suite("JSON without defaults")
struct DefaultsTests {
    @Test("leaves out what is read as the same, and nothing else")
    func leftOut() throws {
        let pool = try Pools.reflected()
        let coder = DynamicCoder(pool)
        let type = try #require(pool.message(named: "reflected.v1.Optional"))
        let message = try coder.read(json: #"{"count":0,"plain":0}"#, as: type)
        #expect(coder.json(message) == #"{"count":0,"plain":0}"#)
        #expect(coder.json(message, emitsDefaults: false) == #"{"count":0}"#)
        let note = try #require(pool.message(named: "reflected.v1.Note"))
        let tree = try coder.read(json: #"{"notes":[{},{"text":"a","parent":{}}]}"#, as: note)
        #expect(coder.json(tree, emitsDefaults: false) == #"{"notes":[{},{"text":"a","parent":{}}]}"#)
    }

    @Test("has well-known types in their forms")
    func wellKnown() throws {
        let pool = try Pools.reflected()
        let coder = DynamicCoder(pool)
        let type = try #require(pool.message(named: "reflected.v1.WellKnown"))
        let json = #"{"timestamp":"1970-01-01T00:00:00Z","bool_value":false,"times":{"false":"1970-01-01T00:00:00Z"}}"#
        #expect(coder.json(try coder.read(json: json, as: type), emitsDefaults: false) == json)
    }
}
