import Basics
import Foundation
import Takeover
import Testing

@Suite("Mapping")
struct MappingTests {
    @Test func `the examples in the project can be read`() throws {
        let examples = try Project.examples()
        #expect(examples.count >= 2)
        for example in examples {
            #expect(throws: Never.self) { try Mapping(yaml: String(contentsOf: example, encoding: .utf8)) }
        }
    }

    @Test func `the columns that it speaks of are known, each once`() throws {
        let mapping = try Mapping(yaml: Logs.plainMapping)
        #expect(mapping.columns.map(\.name) == ["key", "time", "state", "who"])
        #expect((mapping.source, mapping.log) == ("plain", "tickets"))
    }

    @Test(arguments: [
        ("owner:", "ownr:", "ownr", MappingRefusal.Fault.Kind.unknownKey),
        ("formats: iso8601", "format: iso8601", "time.format", .unknownKey),
        ("log: tickets\n", "", "log", .missing),
        ("from: \"{state}\"", "", "status.from", .missing),
        ("subject: \"Ticket {key}\"", "subject:", "subject", .missing),
        ("source: plain", "source: Plain Program", "source", .unknownWord),
        ("source: plain", "source: [a]", "source", .wrongType),
        ("open: new", "open: begun", "status.table.open", .unknownWord),
        ("open: new", "open: {a: b}", "status.table.open", .wrongType),
        ("open: new", "\"/op(en/\": new", "status.table./op(en/", .badPattern),
        ("formats: iso8601", "formats: YYYY.MM", "time.formats", .badTimeFormat),
        ("formats: iso8601", "formats: [iso8601, {}]", "time.formats[2]", .wrongType),
        ("zone: UTC", "zone: Moscow", "time.zone", .unknownZone),
        (", zone: UTC", "", "time", .zoneMissing),
        ("\"{key}\"\ntime", "\"{key\"\ntime", "case", .badTemplate),
        ("name: given", "name: first", "owner.name", .unknownWord),
        ("client: Plain Ltd", "client: {name: X, kind: firm}", "client.kind", .unknownWord),
        ("client: Plain Ltd", "client: Plain Ltd\nline: 4", "line", .unknownWord),
        ("client: Plain Ltd", "client: Plain Ltd\nline: [1]", "line", .wrongType),
        ("client: Plain Ltd", "client: Plain Ltd\npriority: {from: \"{key}\"}", "priority.table", .missing),
        ("client: Plain Ltd", "client: Plain Ltd\nfile: {delimiter: \"::\"}", "file.delimiter", .unknownWord),
        ("client: Plain Ltd", "client: Plain Ltd\nfile: {encoding: ebcdic}", "file.encoding", .unknownWord),
        ("client: Plain Ltd", "client: Plain Ltd\nfile: {skip: -1}", "file.skip", .wrongType),
        ("client: Plain Ltd", "client: Plain Ltd\nfile: {skip: some}", "file.skip", .wrongType),
        ("client: Plain Ltd", "client: Plain Ltd\nclient: Twice", "", .notYAML),
        ("client: Plain Ltd", "client: \"Plain", "", .notYAML),
    ])
    func `what is wrong in it is named with its key`(
        text: String,
        instead: String,
        key: String,
        kind: MappingRefusal.Fault.Kind
    ) throws {
        let broken = Logs.plainMapping.replacing(text, with: instead)
        try #require(broken != Logs.plainMapping)
        let refusal = #expect(throws: MappingRefusal.self) { try Mapping(yaml: broken) }
        #expect(refusal?.key == key)
        #expect(refusal?.fault.kind == kind)
    }

    @Test func `the line is named, and what would be right`() throws {
        let broken = Logs.plainMapping.replacing("work: working", with: "work: busy")
        let refusal = #expect(throws: MappingRefusal.self) { try Mapping(yaml: broken) }
        #expect(refusal?.line == 9)
        #expect(refusal?.details["found"] == "busy")
        #expect(refusal?.details["known"]?.contains("waiting-for-client") == true)
    }

    @Test(arguments: ["", "   ", "# nothing", "- a\n- b", "text", "~"])
    func `what is no mapping at all is refused`(text: String) {
        #expect(throws: MappingRefusal.self) { try Mapping(yaml: text) }
    }

    @Test(arguments: [
        ("Wait*", "Wait - User", true), ("Wait*", "wait", false), ("*nd", "G97 2nd", true), ("a*b*c", "a-b-b-c", true),
        ("a*b*c", "a-c", false), ("ab*ba", "aba", false), ("*", "", true), ("/[23]rd$/", "G1 3rd", true),
        ("/^x/", "yx", false),
        ("plain", "plain", true), ("plain", "plainer", false),
    ])
    func `patterns match what they look like`(pattern: String, text: String, matches: Bool) throws {
        #expect(try #require(WordPattern(pattern)).matches(text) == matches)
    }
}

extension MappingRefusal.Fault {
    enum Kind: Sendable {
        case notYAML, unknownKey, missing, wrongType, unknownWord, badTemplate, badPattern, badTimeFormat, unknownZone
        case zoneMissing, missingColumn, ambiguousColumn, unknownLogin
    }

    var kind: Kind {
        switch self {
        case .notYAML: .notYAML
        case .unknownKey: .unknownKey
        case .missing: .missing
        case .wrongType: .wrongType
        case .unknownWord: .unknownWord
        case .badTemplate: .badTemplate
        case .badPattern: .badPattern
        case .badTimeFormat: .badTimeFormat
        case .unknownZone: .unknownZone
        case .zoneMissing: .zoneMissing
        case .missingColumn: .missingColumn
        case .ambiguousColumn: .ambiguousColumn
        case .unknownLogin: .unknownLogin
        }
    }
}
