import Clients
import Desk
import Formats
import Foundation
import People

extension Mapping {
    /// Reads the YAML text of a mapping.
    /// - Throws: `MappingRefusal`, with the key and the line.
    package init(yaml: String) throws {
        let fields = try MappingPlace(yaml: yaml).fields(Self.keys)
        var columns = ColumnMentions()
        source = try fields.required("source").name()
        log = try fields.required("log").name()
        file = try fields["file"].map(FileRules.init) ?? FileRules()
        caseKey = try columns.template(at: fields.required("case"))
        time = try TimeRules(fields.required("time"), &columns)
        status = try fields.required("status").lookUp(&columns)
        owner = try fields["owner"].map { try OwnerRules($0, &columns) }
        client = try ClientRules(fields.required("client"), &columns)
        kind = try fields["kind"]?.choice(&columns) ?? .always(.request)
        priority = try fields["priority"]?.choice(&columns) ?? .always(.normal)
        line = try fields["line"]?.choice(&columns) ?? .always(.first)
        channel = try fields["channel"]?.choice(&columns) ?? .always(.web)
        department = try fields["department"].map { try DepartmentRules($0, &columns) }
        product = try fields["product"].map { try columns.template(at: $0) }
        subject = try columns.template(at: fields.required("subject"))
        text = try fields["text"].map { try columns.template(at: $0) }
        note = try fields["note"].map { try columns.template(at: $0) }
        self.columns = columns.all
    }

    private static let keys = [
        "source", "log", "file", "case", "time", "status", "owner", "client", "kind", "priority", "line", "channel",
        "department", "product", "subject", "text", "note",
    ]
}

extension MappingPlace {
    /// A name that other names are made of: small letters, digits and hyphens.
    fileprivate func name() throws -> String {
        let name = try text()
        guard !name.isEmpty, name.count <= 30,
            name.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "-" })
        else { throw refusal(.unknownWord(name, known: ["a–z, 0–9, -"])) }
        return name
    }
}

extension FileRules {
    fileprivate init(_ place: MappingPlace) throws {
        let fields = try place.fields(["delimiter", "quote", "encoding", "skip", "columns"])
        delimiter = try fields["delimiter"]?.delimiter()
        if let quote = fields["quote"] { self.quote = try quote.quote() }
        encoding = try fields["encoding"]?.encoding()
        skip = try fields["skip"]?.number() ?? 0
        columns = try fields["columns"]?.list().map { try $0.text() }
    }
}

extension MappingPlace {
    fileprivate func delimiter() throws -> UInt8 {
        let text = try text()
        if text == "tab" || text == "\\t" { return UInt8(ascii: "\t") }
        guard let byte = text.utf8.first, text.utf8.count == 1, byte < 128, byte != .lineFeed, byte != .carriageReturn
        else { throw refusal(.unknownWord(text, known: [",", ";", "|", "tab"])) }
        return byte
    }

    fileprivate func quote() throws -> UInt8? {
        let text = try text()
        if text == "none" { return nil }
        guard let byte = text.utf8.first, text.utf8.count == 1, byte < 128 else {
            throw refusal(.unknownWord(text, known: ["\"", "'", "none"]))
        }
        return byte
    }

    fileprivate func encoding() throws -> TextEncoding {
        let text = try text()
        guard let encoding = TextEncoding(named: text) else {
            throw refusal(.unknownWord(text, known: TextEncoding.allCases.map(\.rawValue)))
        }
        return encoding
    }
}

extension TimeRules {
    fileprivate init(_ place: MappingPlace, _ columns: inout ColumnMentions) throws {
        let fields = try place.fields(["from", "formats", "zone"])
        from = try columns.template(at: fields.required("from"))
        let written = try fields.required("formats")
        let places = written.isList ? try written.list() : [written]
        formats = try places.map { place in
            let text = try place.text()
            guard let format = TimeFormat(text) else { throw place.refusal(.badTimeFormat(text)) }
            return format
        }
        guard !formats.isEmpty else { throw written.refusal(.missing) }
        if let zone = fields["zone"] {
            let name = try zone.text()
            guard let known = ZoneRules(name) else { throw zone.refusal(.unknownZone(name)) }
            self.zone = known
        } else if formats.allSatisfy(\.saysZone) {
            zone = .utc
        } else {
            throw place.refusal(.zoneMissing)
        }
    }
}

extension OwnerRules {
    fileprivate init(_ place: MappingPlace, _ columns: inout ColumnMentions) throws {
        guard place.isTable else {
            self.init(from: try columns.template(at: place), order: .familyFirst, nobody: [], logins: [:])
            return
        }
        let fields = try place.fields(["from", "name", "nobody", "people"])
        let logins = try fields["people"]?.pairs().map { name, place in
            let login = try place.text()
            return (name, KnownLogin(login: login, refusal: place.refusal(.unknownLogin(login))))
        }
        self.init(
            from: try columns.template(at: fields.required("from")),
            order: try fields["name"]?.word() ?? .familyFirst,
            nobody: Set(try fields["nobody"]?.list().map { try $0.text() } ?? []),
            logins: Dictionary(logins ?? []) { first, _ in first }
        )
    }
}

extension ClientRules {
    fileprivate init(_ place: MappingPlace, _ columns: inout ColumnMentions) throws {
        guard place.isTable else {
            self.init(name: try columns.template(at: place), kind: .organisation, otherwise: nil)
            return
        }
        let fields = try place.fields(["name", "kind", "otherwise"])
        self.init(
            name: try columns.template(at: fields.required("name")),
            kind: try fields["kind"]?.word() ?? .organisation,
            otherwise: try fields["otherwise"]?.text()
        )
    }
}

extension DepartmentRules {
    fileprivate init(_ place: MappingPlace, _ columns: inout ColumnMentions) throws {
        guard place.isTable else {
            self.init(from: try columns.template(at: place), under: nil)
            return
        }
        let fields = try place.fields(["from", "under"])
        self.init(from: try columns.template(at: fields.required("from")), under: try fields["under"]?.text())
    }
}
