import Basics
import Clients
import Desk
import Formats
import Foundation

/// Makes sense of rows by the mapping.
struct RowReading: Sendable {
    let mapping: Mapping
    let log: LogFile

    /// The longest that the tables and pages of Highrock have room for.
    private enum Longest {
        static let key = 200
        static let name = 100
        static let department = 200
        static let line = 200
        static let text = 50_000
    }

    func event(of row: CSVRow) throws -> LogEvent {
        try checkShape(of: row)
        let caseKey = try line(mapping.caseKey, "case", of: row, atMost: Longest.key)
        guard !caseKey.isEmpty else { throw RowRefusal.empty("case") }
        let time = try line(mapping.time.from, "time", of: row, atMost: Longest.key)
        guard let at = mapping.time.moment(of: time) else { throw RowRefusal.time(time) }
        let statusText = try line(mapping.status.from, "status", of: row, atMost: Longest.line)
        // Asked for already here, so that a row which can't open a case is rejected wherever in its case it stands.
        _ = try client(of: row)
        return LogEvent(
            line: row.line,
            caseKey: caseKey,
            at: at,
            statusText: statusText,
            status: try meaning(of: statusText, in: mapping.status, "status"),
            ownerName: try owner(of: row),
            kind: try choice(mapping.kind, "kind", of: row),
            priority: try choice(mapping.priority, "priority", of: row),
            supportLine: try choice(mapping.line, "line", of: row),
            department: try optional(mapping.department?.from, "department", of: row, atMost: Longest.department),
            product: try optional(mapping.product, "product", of: row, atMost: Longest.name),
            note: try note(of: row)
        )
    }

    func opening(of row: CSVRow) throws -> Opening {
        Opening(
            client: try client(of: row),
            channel: try choice(mapping.channel, "channel", of: row),
            subject: try line(mapping.subject, "subject", of: row, atMost: Longest.line),
            text: try mapping.text.map { try text($0, "text", of: row) } ?? ""
        )
    }

    private func checkShape(of row: CSVRow) throws(RowRefusal) {
        switch row.flaw {
        case .openQuote: throw .openQuote
        case .textAfterQuote: throw .textAfterQuote
        case nil: break
        }
        guard row.count == log.width else { throw .width(found: row.count, wanted: log.width) }
    }

    private func client(of row: CSVRow) throws -> String {
        let name = try line(mapping.client.name, "client", of: row, atMost: Longest.line)
        guard name.isEmpty else { return name }
        guard let otherwise = mapping.client.otherwise else { throw RowRefusal.empty("client") }
        return otherwise
    }

    private func owner(of row: CSVRow) throws -> String {
        guard let rules = mapping.owner else { return "" }
        return try line(rules.from, "owner", of: row, atMost: Longest.name)
    }

    private func note(of row: CSVRow) throws -> String? {
        guard let template = mapping.note else { return nil }
        let note = try text(template, "note", of: row)
        return note.isEmpty ? nil : note
    }

    private func choice<Value>(_ choice: Choice<Value>, _ key: String, of row: CSVRow) throws -> Value {
        switch choice {
        case .always(let value): value
        case .lookedUp(let table):
            try meaning(of: try line(table.from, key, of: row, atMost: Longest.line), in: table, key)
        }
    }

    private func meaning<Value>(of text: String, in table: LookUp<Value>, _ key: String) throws(RowRefusal) -> Value {
        switch table.meaning(of: text) {
        case .value(let value): value
        case .reject: throw .noMeaning(key, found: text)
        }
    }

    private func optional(_ template: Template?, _ key: String, of row: CSVRow, atMost limit: Int) throws -> String? {
        guard let template else { return nil }
        let text = try line(template, key, of: row, atMost: limit)
        return text.isEmpty ? nil : text
    }

    private func line(_ template: Template, _ key: String, of row: CSVRow, atMost limit: Int) throws -> String {
        let text = try filled(template, of: row)
        if text.utf8.count <= limit, Self.isTidy(text) { return text }
        do {
            return try Wording.line(text, of: key, atMost: limit, mayBeEmpty: true)
        } catch {
            throw RowRefusal.tooLong(key, limit: limit)
        }
    }

    /// One line, one space between words, none around them: most fields are so, and the careful way is slow.
    private static func isTidy(_ text: String) -> Bool {
        var isAfterSpace = true
        for byte in text.utf8 {
            // The first byte of letters like the space that does not break, and of further control characters.
            let mayBeSpecial = byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
            if mayBeSpecial || byte == 0x20 && isAfterSpace { return false }
            isAfterSpace = byte == 0x20
        }
        return text.isEmpty || !isAfterSpace
    }

    private func text(_ template: Template, _ key: String, of row: CSVRow) throws -> String {
        do {
            return try Wording.text(try filled(template, of: row), of: key, atMost: Longest.text, mayBeEmpty: true)
        } catch is InvalidField {
            throw RowRefusal.tooLong(key, limit: Longest.text)
        }
    }

    private func filled(_ template: Template, of row: CSVRow) throws(RowRefusal) -> String {
        var filled = ""
        for piece in template.pieces {
            switch piece {
            case .text(let text): filled += text
            case .column(let column):
                guard let text = log.encoding.text(of: row[log.places[column]]) else {
                    throw .encoding(mapping.columns[column].name, wanted: log.encoding.rawValue)
                }
                filled += text
            }
        }
        return filled
    }
}
